#include "bench/books.hpp"

#include <yearbook/unit.hpp>

#include <fstream>
#include <random>

namespace yearbook::bench {

std::string zone_code(int zone) {
  return "zone_" + std::to_string(zone);
}

std::string indicator_code(int indicator) {
  return "indicator_" + std::to_string(indicator);
}

std::vector<Figure> figures(const Size& size) {
  std::mt19937 random(20171221);
  std::vector<Figure> result;
  for (int indicator = 0; indicator < size.indicators; ++indicator) {
    for (int year = 0; year < size.years; ++year) {
      for (int zone = 0; zone < size.zones; ++zone) {
        const auto drawn = random();
        if (drawn % 20 == 0) continue;
        const auto whole = static_cast<double>(drawn >> 5U);
        const double value = indicator % 2 == 0 ? whole : whole / 100;
        result.push_back({indicator, year, zone, value});
      }
    }
  }
  return result;
}

void write_catalogue(const Size& size, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "units.csv") << "code,dimension,base,factor\nCNY,money,CNY,1\n";
  std::ofstream zones(folder / "zones.csv");
  zones << "code,kind\n";
  for (int zone = 0; zone < size.zones; ++zone) zones << zone_code(zone) << ",zone\n";
  std::ofstream indicators(folder / "indicators.csv");
  indicators << "code,unit,kind\n";
  for (int i = 0; i < size.indicators; ++i) indicators << indicator_code(i) << ",CNY,flow\n";
  std::ofstream(folder / "releases.csv")
      << "code,title,published_on\nfirst,First,2017-12-21\nsecond,Second,2018-12-21\n";
}

std::size_t write_figures(const Size& size, const std::filesystem::path& folder) {
  std::ofstream out(folder / "observations.csv");
  out << "indicator,zone,year,value,release\n";
  const auto rows = figures(size);
  for (const Figure& row : rows) {
    out << indicator_code(row.indicator) << ',' << zone_code(row.zone) << ','
        << first_year + row.year << ',' << format_exact(row.value) << ",first\n";
  }
  return rows.size();
}

}  // namespace yearbook::bench
