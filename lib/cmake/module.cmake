# The loadable module, lib/yearbook.so: `.load yearbook` in the sqlite3 shell. It calls the SQLite of the
# program that loads it and links none, which the linker is told to hold.
add_library(yearbook_module MODULE
  $<TARGET_OBJECTS:yearbook_rooms> ${rooms_of_two_hosts} sqlext/module.cpp)
target_compile_features(yearbook_module PRIVATE cxx_std_20)
target_compile_definitions(yearbook_module PRIVATE YEARBOOK_STATIC_DEFINE)
target_include_directories(yearbook_module PRIVATE
  "${CMAKE_CURRENT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/include" "${generated}")
target_link_libraries(yearbook_module PRIVATE
  yearbook_options spdlog::spdlog OpenSSL::Crypto PkgConfig::utf8proc)
target_link_options(yearbook_module PRIVATE
  "LINKER:--no-undefined" "LINKER:--version-script=${CMAKE_CURRENT_LIST_DIR}/module.map")
set_target_properties(yearbook_module PROPERTIES
  PREFIX "" OUTPUT_NAME yearbook LINK_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/module.map")
