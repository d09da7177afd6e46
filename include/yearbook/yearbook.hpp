/// All of yearbook but native.hpp.
#pragma once

#include <yearbook/catalog.hpp>
#include <yearbook/chart.hpp>
#include <yearbook/check.hpp>
#include <yearbook/code.hpp>
#include <yearbook/composite.hpp>
#include <yearbook/database.hpp>
#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/loader.hpp>
#include <yearbook/log.hpp>
#include <yearbook/numeric.hpp>
#include <yearbook/progress.hpp>
#include <yearbook/query.hpp>
#include <yearbook/reconciliation.hpp>
#include <yearbook/revision.hpp>
#include <yearbook/shapes.hpp>
#include <yearbook/snapshot.hpp>
#include <yearbook/status.hpp>
#include <yearbook/unit.hpp>
#include <yearbook/version.hpp>
#include <yearbook/year.hpp>
