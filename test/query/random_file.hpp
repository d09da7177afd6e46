// A random yearbook in a real file, with gaps, ties and members that come and go, and SQLite beside
// the snapshot of it: what the same question in SQL is asked of.
#pragma once

#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace yearbook::test {

// Twelve zones in two provinces of a nation, a group "g" of most of them, the flows "flow" and
// "cost" (less is better), the stock "people" and the ratio "per_head" of flow and people, in the
// years 2010 to 2016.
class RandomFile {
 public:
  explicit RandomFile(unsigned seed) : random_(seed) {
    TemporaryFolder data;
    write(data);
    const std::string file = folder_.file("a.db");
    load(file, data.path().string());
    book_.emplace(Database::open(file).snapshot());
    sql_.emplace(file, SQLite::OPEN_READONLY);
  }

  [[nodiscard]] const Snapshot& book() const { return *book_; }

  // Rows of a text and numbers.
  struct Row {
    std::string key;
    std::vector<std::optional<double>> numbers;
  };
  [[nodiscard]] std::vector<Row> ask(const std::string& question) {
    SQLite::Statement rows(*sql_, question);
    std::vector<Row> result;
    while (rows.executeStep()) {
      Row row{rows.getColumn(0).getString(), {}};
      for (int i = 1; i < rows.getColumnCount(); ++i) {
        const auto column = rows.getColumn(i);
        row.numbers.push_back(column.isNull() ? std::nullopt : std::optional(column.getDouble()));
      }
      result.push_back(std::move(row));
    }
    return result;
  }
  // The same by key.
  [[nodiscard]] std::map<std::string, std::vector<std::optional<double>>> by_key(
      const std::string& question) {
    std::map<std::string, std::vector<std::optional<double>>> result;
    for (Row& row : ask(question)) result.emplace(std::move(row.key), std::move(row.numbers));
    return result;
  }

 private:
  void write(const TemporaryFolder& data) {
    data.write("units.csv",
               "code,dimension,base,factor\nCNY,money,CNY,1\nperson,people,person,1\n"
               "CNY_per_person,money/people,CNY_per_person,1\n");
    data.write("indicators.csv",
               "code,unit,kind,direction,numerator,denominator\nflow,CNY,flow,1,,\n"
               "cost,CNY,flow,-1,,\npeople,person,stock,1,,\n"
               "per_head,CNY_per_person,ratio,1,flow,people\n");
    data.write("releases.csv", "code,title,published_on\nr,R,2018-01-01\n");
    std::string zones =
        "code,kind,parent\nland,nation,\nnorth,province,land\nsouth,province,land\n";
    std::string members = "group,zone,first_year,last_year\n";
    for (int z = 0; z < 12; ++z) {
      const std::string code = "z" + std::to_string(z);
      zones += code + ",zone," + (random_() % 2 == 0 ? "north" : "south") + "\n";
      const int joined = random_() % 3 == 0 ? 2011 + static_cast<int>(random_() % 4) : 2000;
      const int left = random_() % 4 == 0 ? 2013 + static_cast<int>(random_() % 3) : 2020;
      if (z > 0 && random_() % 8 == 0) continue;
      if (joined <= left) {
        members += "g," + code + "," + std::to_string(joined) + "," + std::to_string(left) + "\n";
      }
    }
    data.write("zones.csv", zones);
    data.write("groups.csv", members);
    data.write("observations.csv", observations());
  }

  std::string observations() {
    std::string text = "indicator,zone,year,value,status,release\n";
    std::lognormal_distribution<double> figures(4, 1.5);
    for (const std::string indicator : {"flow", "cost", "people"}) {
      for (int z = -3; z < 12; ++z) {
        const std::string zone = z == -3   ? "land"
                                 : z == -2 ? "north"
                                 : z == -1 ? "south"
                                           : "z" + std::to_string(z);
        for (int year = 2010; year <= 2016; ++year) {
          if (random_() % 6 == 0) continue;
          const std::string cell = indicator + "," + zone + "," + std::to_string(year) + ",";
          if (random_() % 10 == 0) {
            text += cell + "," + (random_() % 2 == 0 ? "M" : "L") + ",r\n";
          } else {
            // Small whole numbers among them, so that there are ties.
            const double figure =
                random_() % 3 == 0 ? 1 + static_cast<double>(random_() % 4) : figures(random_);
            text += cell + format_exact(figure) + (random_() % 5 == 0 ? ",E,r\n" : ",,r\n");
          }
        }
      }
    }
    return text;
  }

  std::mt19937 random_;
  TemporaryFolder folder_;
  std::optional<Snapshot> book_;
  std::optional<SQLite::Database> sql_;
};

}  // namespace yearbook::test
