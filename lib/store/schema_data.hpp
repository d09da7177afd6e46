// The schema as text, embedded at build time from schema/*.sql. Floor 5.
#pragma once

#include <span>
#include <string_view>

namespace yearbook::store {

struct SchemaFile {
  std::string_view name;    // such as "001_catalogue"
  std::string_view sha256;  // of the text
  std::string_view text;
};

// In order: the first brings a file to layout 1.1, the second to 1.2, and so on.
std::span<const SchemaFile> migrations() noexcept;
std::span<const SchemaFile> view_files() noexcept;
// Queries that return a row for each violation.
std::span<const SchemaFile> checks() noexcept;

}  // namespace yearbook::store
