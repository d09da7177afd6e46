// Makes up a panel at full size: 147 zones x 25 indicators x 2010-2016, the same each time. The codes of
// zones and indicators are those of examples/torch; the figures are nobody's, and the title of their
// release says so.
#pragma once

#include <yearbook/database.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace made_up {

// Numbers that look random and are not: the splitmix64 of S. Vigna, public domain.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  // From 0 to 9999.
  int next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<int>((z ^ (z >> 31U)) % 10'000);
  }

 private:
  std::uint64_t state_;
};

inline constexpr std::array<std::string_view, 5> groups{
    "resources", "environment", "performance", "internationalisation", "driven_development"};
inline constexpr std::array<std::string_view, 5> weights{"0.20", "0.20", "0.25", "0.10", "0.25"};

// The code of an indicator of the 2014 system: ice1_1 to ice5_5.
inline std::string indicator(int group, int member) {
  return "ice" + std::to_string(group + 1) + "_" + std::to_string(member + 1);
}

// An index of the five groups of five, by min-max over all years.
inline void write_definition(const std::filesystem::path& file) {
  std::ofstream out(file);
  out << "[index]\ncode = \"made_up\"\ntitle = \"An index of made-up figures\"\n"
         "group = \"torch_statistics\"\npolicy = \"current\"\nyears = [2010, 2016]\n";
  for (int group = 0; group < 5; ++group) {
    out << "\n[[node]]\ncode = \"" << groups[static_cast<std::size_t>(group)]
        << "\"\nweight = " << weights[static_cast<std::size_t>(group)] << '\n';
    for (int member = 0; member < 5; ++member) {
      out << "\n[[node]]\nindicator = \"" << indicator(group, member) << "\"\nparent = \""
          << groups[static_cast<std::size_t>(group)] << "\"\n";
    }
  }
  out << "\n[impute]\nmethod = [\"latest\", \"group_median\"]\ngroup_by = \"region\"\n\n"
         "[screen]\ncoverage = 0.6\n\n[treat]\n\n[normalise]\n\n[aggregate]\ncoverage = 0.6\n";
}

// Figures in tenths: a zone has its size and its pace, an indicator its scale, and chance the rest.
// Some 4 of 100 cells are left out. A few zones are far ahead in a few indicators.
inline void write_figures(const std::filesystem::path& file,
                          const std::vector<std::string>& zones) {
  std::ofstream out(file);
  out << "indicator,zone,year,value,release\n";
  Numbers numbers(2017);
  std::vector<int> size;
  std::vector<int> pace;
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    size.push_back(500 + numbers.next() / 20 + (zone < 20 ? 400 : 0));
    pace.push_back(numbers.next() / 150);
  }
  for (int group = 0; group < 5; ++group) {
    for (int member = 0; member < 5; ++member) {
      for (std::size_t zone = 0; zone < zones.size(); ++zone) {
        const int luck = 300 + numbers.next() / 7;
        for (int year = 2010; year <= 2016; ++year) {
          const int drawn = numbers.next();
          if (drawn % 25 == 0) continue;
          const int far_ahead = zone < 3 && member == 3 ? 6 : 1;
          const int tenths =
              far_ahead * size[zone] * (luck + pace[zone] * (year - 2010) + drawn / 100) / 1000;
          out << indicator(group, member) << ',' << zones[zone] << ',' << year << ',' << tenths / 10
              << '.' << tenths % 10 << ",made_up\n";
        }
      }
    }
  }
}

// Writes a yearbook directory beside the catalogue of `torch`, which is copied.
inline void write_panel(const std::filesystem::path& torch,
                        const std::filesystem::path& directory) {
  namespace fs = std::filesystem;
  fs::create_directories(directory / "indices");
  for (const char* name :
       {"units.csv", "zones.csv", "aliases.csv", "groups.csv", "indicators.csv"}) {
    fs::copy_file(torch / name, directory / name, fs::copy_options::overwrite_existing);
  }
  std::ofstream(directory / "releases.csv")
      << "code,title,publisher,published_on,tier\n"
         "made_up,\"Made-up figures, to show an index at full size: nobody published them\",,"
         "2017-12-31,1\n";
  write_definition(directory / "indices" / "made_up.toml");
  yearbook::Database database = yearbook::Database::create(":memory:");
  yearbook::load(database, torch.string());
  const yearbook::Snapshot book = database.snapshot();
  std::vector<std::string> zones;
  for (const yearbook::ZoneHandle zone :
       yearbook::members(book, book.group("torch_statistics"), yearbook::Year{2016})) {
    zones.push_back(book.catalog().zone(zone).code);
  }
  write_figures(directory / "observations.csv", zones);
}

}  // namespace made_up
