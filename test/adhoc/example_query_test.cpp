// The questions in view example_query, each run over the report's figures. The answers here are those
// of the typed queries and of the CSV files in examples/torch.
#include <yearbook/exchange.hpp>
#include <yearbook/sql.hpp>
#include <yearbook/unit.hpp>

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;

// A row as text: cells between bars.
std::string text_of(const sql::Row& row) {
  struct Text {
    std::string operator()(std::monostate /*null*/) const { return "NULL"; }
    std::string operator()(std::int64_t whole) const { return std::to_string(whole); }
    std::string operator()(double real) const { return format_exact(real); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const sql::Blob& /*blob*/) const { return "blob"; }
  };
  std::string result;
  for (std::size_t i = 0; i < row.size(); ++i) {
    result += (i > 0 ? "|" : "") + std::visit(Text{}, row[i]);
  }
  return result;
}

// Questions by their beginning, with the rows that answer them.
const std::vector<std::pair<std::string, std::vector<std::string>>>& answers() {
  static const std::vector<std::pair<std::string, std::vector<std::string>>> all{
      {"What was the GDP", {"8980000000000|CNY|report_2017_note"}},
      {"Which figures were published for their share",
       {"2017-03-27|11.7|percent|xinhua_2017_03|0", "2017-12-21|12.1|percent|report_2017_note|1"}},
      {"What was known of that share", {"11.7|xinhua_2017_03"}},
      {"How did the revenue of Zhongguancun",
       {"2004|369200000000|A|chinasilicon_2006", "2005|481900000000|P|chinasilicon_2006",
        "2023|9177249574000|A|torch_yearbook_2024", "2024|10302209262000|A|torch_yearbook_2025"}},
      {"By how much did the revenue", {"2003|36.6", "2004|31.1", "2005|25.4", "2006|25.9"}},
      {"How many times that of 2006", {"6.44"}},
      {"In which years between", {"2014", "2015", "2018", "2022", "2023"}},
      {"Which zones had the largest revenue",
       {"1|zhongguancun|Zhongguancun Science Park (Beijing)|10302209262000",
        "2|tianjin_binhai|Tianjin Binhai High-tech Zone|637730491000",
        "3|shijiazhuang|Shijiazhuang High-tech Zone|375371547000"}},
      {"What part of the revenue",
       {"zhongguancun|18.4|published", "tianjin_binhai|1.14|published",
        "shijiazhuang|0.67|published"}},
      {"What do the zones that reported", {"11315311300000|3|173|0.0173"}},
      {"How much of the published revenue", {"55975504229000|11315311300000|3|173|NULL"}},
      {"Do the published shares of GDP",
       {"2016|12.1|12.09|1", "2017|11.5|11.51|1", "2019|12.3|12.23|1", "2020|13.3|13.38|1",
        "2021|13.4|13.35|1"}},
      {"What was the national GDP", {"74.2972|A"}},
      {"Which figures of 2016 are estimates",
       {"giov|national_hightech_zones|20500000000000|CNY|Estimate, growth 10.3 percent"}},
      {"Which cells have been published",
       {"gdp|national_hightech_zones|2019|3", "employees|national_hightech_zones|2004|2",
        "employees|national_hightech_zones|2005|2", "employees|national_hightech_zones|2006|2",
        "enterprises|national_hightech_zones|2011|2"}},
      {"Which three publications",
       {"table_2002_2006|2007-12-31|40", "journal_2012|2012|24",
        "torch_yearbook_2024|2024-12-31|15"}},
      {"Which zones of the group lie in Hubei",
       {"wuhan_east_lake|武汉东湖新技术开发区|1991", "xiangyang|襄阳高新技术产业开发区|1992",
        "yichang|宜昌高新技术产业开发区|2010", "xiaogan|孝感高新技术产业开发区|2012",
        "jingmen|荆门高新技术产业开发区|2013", "suizhou|随州高新技术产业开发区|2015",
        "xiantao|仙桃高新技术产业开发区|2015", "huanggang|黄冈高新技术产业开发区|2017",
        "xianning|咸宁高新技术产业开发区|2017", "huangshi_dayehu|黄石大冶湖高新技术产业开发区|2018",
        "jingzhou|荆州高新技术产业开发区|2018", "qianjiang|潜江高新技术产业开发区|2018"}},
      {"How many zones did the group have", {"146"}},
      {"How many of them lie in each region",
       {"region_east|64", "region_central|33", "region_west|33", "region_northeast|16"}},
      {"Which zone is called", {"wuhan_east_lake|武汉东湖新技术开发区"}},
      {"What does rd_intensity measure",
       {"R&D expenditure as ratio of GDP|ratio|percent|NULL|NULL"}},
      {"Which indicators have figures of more than one place",
       {"revenue|4", "enterprises|3", "employees|2", "giov|2"}},
      {"What was the revenue per employee", {"zhongguancun|329.9"}},
      {"What does a status mean",
       {"D|Definition differs", "E|Estimated value", "M|Missing value; data cannot exist"}},
      {"What are the columns of view share",
       {"year|the year of the figure|year", "value|part_value / whole_value|fraction",
        "part_value|the figure of the zone|the unit of the indicator",
        "whole_value|the figure of the whole|the unit of the indicator"}},
  };
  return all;
}

TEST(ExampleQueries, HaveTheAnswersOfTheReport) {
  Database database = Database::create(":memory:");
  load(database, test::torch_directory().string());
  std::size_t asked = 0;
  for (const auto& [position, question, text] : sql::query<int, std::string, std::string>(
           database, "SELECT position, question, sql FROM example_query ORDER BY position")) {
    ASSERT_LT(asked, answers().size()) << question;
    const auto& [begins, expected] = answers()[asked++];
    EXPECT_EQ(position, static_cast<int>(asked));
    EXPECT_TRUE(question.starts_with(begins)) << question;
    std::vector<std::string> found;
    for (const sql::Row row : sql::query(database, text)) found.push_back(text_of(row));
    EXPECT_EQ(found, expected) << question;
  }
  EXPECT_EQ(asked, answers().size());
  EXPECT_GE(asked, 20U);
}

TEST(ExampleQueries, ArePlainSqlOnOurViewsAndTables) {
  Database database = Database::create(":memory:");
  for (const auto& [question, text] :
       sql::query<std::string, std::string>(database, "SELECT question, sql FROM example_query")) {
    EXPECT_EQ(text.find('"'), std::string::npos) << question;
    EXPECT_TRUE(question.ends_with("?")) << question;
    // On an empty book they run too, and find nothing but a count and what the file itself says.
    EXPECT_NO_THROW(static_cast<void>(sql::query(database, text))) << question;
  }
}

}  // namespace
