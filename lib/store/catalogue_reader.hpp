// Reads the catalogue of a file. Floor 5.
#pragma once

#include <yearbook/catalog.hpp>

#include "sqlite/connection.hpp"

namespace yearbook::store {

CatalogData read_catalogue(sqlite::Connection& connection);

}  // namespace yearbook::store
