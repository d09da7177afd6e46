// Reads the catalogue of a file. Floor 3.
#pragma once

#include <yearbook/catalog.hpp>

struct sqlite3;

namespace yearbook::host {

CatalogData read_catalogue(sqlite3* database);

}  // namespace yearbook::host
