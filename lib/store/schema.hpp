// The schema of a yearbook file: made, upgraded and held against ours. Floor 5.
#pragma once

#include <string>
#include <vector>

#include "sqlite/connection.hpp"
#include "store/file_header.hpp"

namespace yearbook::store {

// The layout that this program writes.
Layout newest_layout();

// Makes an empty yearbook of an empty database, in the caller's transaction: tables, views, meta
// rows.
void create_schema(sqlite::Connection& connection);

// Brings an older layout to the newest, in one transaction of its own. Views are made anew.
void upgrade_schema(sqlite::Connection& connection, Layout from);

// What differs from our schema, a sentence each. Objects of ours that are missing or changed and
// triggers of others count as faults; tables, views and indexes of others are an analyst's right.
struct SchemaFindings {
  std::vector<std::string> faults;
  std::vector<std::string> foreign;  // such as "view my_view"
};
SchemaFindings compare_schema(sqlite::Connection& connection);

// Throws schema_foreign when there are faults, or, for an untrusted file, foreign objects of any
// kind.
void require_our_schema(sqlite::Connection& connection, const std::string& path, bool untrusted);

}  // namespace yearbook::store
