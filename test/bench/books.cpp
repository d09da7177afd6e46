#include "bench/books.hpp"

#include <yearbook/yearbook.hpp>

#include <unistd.h>

#include <fstream>
#include <random>
#include <stdexcept>

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
  std::ofstream group(folder / "groups.csv");
  group << "group,zone\n";
  for (int zone = 0; zone < size.zones; ++zone) group << "all," << zone_code(zone) << '\n';
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

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(std::string("wrong answer: ") + what);
}

const std::filesystem::path& folder() {
  static const struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("yearbook-bench-" + std::to_string(::getpid()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() {
      std::error_code ignored;
      std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;
  } made;
  return made.path;
}

std::string fresh(const std::string& name) {
  for (const char* suffix : {"", "-wal", "-shm"})
    std::filesystem::remove(folder() / (name + suffix));
  return (folder() / name).string();
}

Database with_catalogue(const std::string& path, const Size& size) {
  const std::filesystem::path text = folder() / (std::string("catalogue-") + size.name);
  if (!std::filesystem::exists(text)) write_catalogue(size, text);
  load(path, text.string());
  return Database::open(path);
}

void fill(Database& database, const std::vector<Figure>& rows, const std::string& release) {
  const Snapshot book = database.snapshot();
  std::vector<ZoneHandle> zones;
  for (const Zone& zone : book.catalog().zones()) zones.push_back(zone.handle);
  std::vector<IndicatorHandle> indicators;
  for (const Indicator& each : book.catalog().indicators()) indicators.push_back(each.handle);
  Loader loader(database);
  loader.release(release);
  loader.reserve(rows.size());
  for (const Figure& row : rows) {
    loader.add({indicators[static_cast<std::size_t>(row.indicator)],
                zones[static_cast<std::size_t>(row.zone)], Year{first_year + row.year}, row.value});
  }
  loader.commit();
}

}  // namespace yearbook::bench
