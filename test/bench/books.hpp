// Books of the two sizes that speed is measured at, made up the same each time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <yearbook/database.hpp>

namespace yearbook::bench {

struct Size {
  const char* name;
  int zones;
  int years;
  int indicators;
};

inline constexpr Size small{"S", 178, 15, 100};
inline constexpr Size medium{"M", 266, 64, 600};

// A figure by the places of its indicator, year and zone, which are their ids in a file of the
// catalogue below, less one.
struct Figure {
  std::int32_t indicator;
  std::int32_t year;  // from 0
  std::int32_t zone;
  double value;
};

inline constexpr int first_year = 1960;

// Some 95 of 100 cells, in the order of the key; whole numbers and numbers with two decimals.
std::vector<Figure> figures(const Size& size);

std::string zone_code(int zone);
std::string indicator_code(int indicator);

// Writes the catalogue of a yearbook directory, with group "all" of every zone, and releases "first" and
// "second".
void write_catalogue(const Size& size, const std::filesystem::path& folder);
// Writes observations.csv of release "first", codes and all; gives its number of rows.
std::size_t write_figures(const Size& size, const std::filesystem::path& folder);

// Throws when an answer is wrong.
void require(bool holds, const char* what);

// The folder of the benchmark's files, gone when it ends; and the path of a file in it that is not
// there yet.
const std::filesystem::path& folder();
std::string fresh(const std::string& name);

// A new file with the catalogue; and figures put into it.
Database with_catalogue(const std::string& path, const Size& size);
void fill(Database& database, const std::vector<Figure>& rows, const std::string& release);

}  // namespace yearbook::bench
