cmake_minimum_required(VERSION 3.25)
# Writes schema_data.cpp: every migration, view file and check as text in the program, with its SHA-256.
# Stops the build when a migration differs from manifest.txt: a released one is never changed.
# Usage: cmake -D SCHEMA_DIR=... -D OUTPUT=... -P embed.cmake

file(STRINGS "${SCHEMA_DIR}/manifest.txt" manifest REGEX "^[0-9a-f]+  ")
file(GLOB migrations RELATIVE "${SCHEMA_DIR}" "${SCHEMA_DIR}/[0-9][0-9][0-9]_*.sql")
file(GLOB checks RELATIVE "${SCHEMA_DIR}" "${SCHEMA_DIR}/checks/*.sql")
list(SORT migrations)
list(SORT checks)

foreach(name IN LISTS migrations)
  file(SHA256 "${SCHEMA_DIR}/${name}" hash)
  if(NOT "${hash}  ${name}" IN_LIST manifest)
    message(FATAL_ERROR
      "schema/${name} is not the file that schema/manifest.txt names (its SHA-256 is ${hash}). "
      "A migration is frozen: undo the change and write a new migration.")
  endif()
endforeach()

function(append_entries array files)
  set(entries "")
  foreach(name IN LISTS files)
    file(SHA256 "${SCHEMA_DIR}/${name}" hash)
    file(READ "${SCHEMA_DIR}/${name}" text)
    get_filename_component(stem "${name}" NAME_WE)
    string(APPEND entries "    {\"${stem}\", \"${hash}\", R\"sql(${text})sql\"},\n")
  endforeach()
  set(result "${result}constexpr auto ${array}_data = std::to_array<SchemaFile>({\n${entries}});\n" PARENT_SCOPE)
endfunction()

set(result "")
append_entries(migrations "${migrations}")
append_entries(views "views.sql;dictionary.sql;example_query.sql")
append_entries(checks "${checks}")
set(content "// Written by schema/embed.cmake from schema/*.sql.
#include \"store/schema_data.hpp\"

#include <array>

namespace yearbook::store {
namespace {
${result}}  // namespace

std::span<const SchemaFile> migrations() noexcept { return migrations_data; }
std::span<const SchemaFile> view_files() noexcept { return views_data; }
std::span<const SchemaFile> checks() noexcept { return checks_data; }

}  // namespace yearbook::store
")
file(CONFIGURE OUTPUT "${OUTPUT}" CONTENT "${content}" @ONLY)
