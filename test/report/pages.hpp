// What the tests of the page share: a small book, and the page read back as XML.
#pragma once

#include <yearbook/report.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "report/xml.hpp"
#include "support/support.hpp"

namespace yearbook::test {

// Four zones in two provinces, two years of two figures. GDP: 100, 50, 50 and 120, 60, 80, 40 of a
// nation's 1,000; d is a member from 2016 on.
struct PageBook {
  BookBuilder builder;
  ZoneHandle nation = builder.zone("nation", {}, ZoneKind::nation);
  ZoneHandle north = builder.zone("north", "nation", ZoneKind::province);
  ZoneHandle south = builder.zone("south", "nation", ZoneKind::province);
  ZoneHandle a = builder.zone("a", "north");
  ZoneHandle b = builder.zone("b", "north");
  ZoneHandle c = builder.zone("c", "south");
  ZoneHandle d = builder.zone("d", "south");
  ZoneHandle whole = builder.zone("whole", {}, ZoneKind::aggregate);
  IndicatorHandle gdp = builder.indicator("gdp");
  IndicatorHandle people =
      builder.indicator("people", IndicatorKind::stock, {"person", "people", "person", 1, "", ""});
  std::int64_t first = builder.release("first yearbook", "2016-06-01");
  std::int64_t second = builder.release("second yearbook", "2017-12-21");

  PageBook() {
    for (const auto& [zone, before, now, inhabitants] :
         {std::tuple(a, 100, 120, 10), {b, 50, 60, 40}, {c, 50, 80, 20}}) {
      builder.put(gdp, zone, 2015, before, first);
      builder.put(gdp, zone, 2016, now, second);
      builder.put(people, zone, 2016, inhabitants, second);
    }
    builder.put(gdp, d, 2016, 40, second);
    builder.put(people, d, 2016, 30, second);
    for (const int year : {2015, 2016}) builder.put(gdp, nation, year, 1000, first);
  }
  void add_group() { builder.group("zones", members()); }
  // The group with a total that is printed.
  void add_printed_group() { builder.group("zones", members(), whole); }
  void add_index() {
    builder.catalog().indices.push_back(
        {"idx", "An index",
         "[index]\ncode = \"idx\"\ntitle = \"An index\"\ngroup = \"zones\"\n"
         "steps = [\"normalise\", \"aggregate\"]\n\n"
         "[normalise]\nmethod = \"min_max\"\nlow = 0\nhigh = 100\n\n"
         "[[node]]\nindicator = \"gdp\"\nweight = 0.75\n\n"
         "[[node]]\nindicator = \"people\"\nweight = 0.25\n"});
  }

 private:
  [[nodiscard]] std::vector<Membership> members() const {
    return {{a, always}, {b, always}, {c, always}, {d, {Year{2016}, Year{9999}}}};
  }
};

inline const ReportOptions of_2016{.year = Year{2016}};

// Everything that an element says, its own text before that of its children.
inline std::string said(const Element& element) {
  std::string result = element.text;
  for (const Element& child : element.children) result += said(child);
  return result;
}

// The section of that id; an element without a name when there is none.
inline Element section(const Element& page, std::string_view id) {
  for (const Element& each : page.all("section"))
    if (each.attribute("id") == id) return each;
  return {};
}

inline std::vector<std::string> sections(const Element& page) {
  std::vector<std::string> result;
  for (const Element& each : page.all("section")) result.push_back(each.attribute("id"));
  return result;
}

// The page, read back: well-formed, every link inside it leads somewhere, no id twice.
inline Element read_page(const std::string& html) {
  Element page = parse_xml(html);
  std::vector<std::string> ids;
  for (const char* name : {"section", "h2", "li"})
    for (const Element& each : page.all(name))
      if (!each.attribute("id").empty()) ids.push_back(each.attribute("id"));
  std::ranges::sort(ids);
  EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end()) << "an id is there twice";
  for (const Element& link : page.all("a")) {
    const std::string to = link.attribute("href");
    EXPECT_TRUE(to.starts_with("http://") || to.starts_with("https://") ||
                (to.starts_with("#") && std::ranges::binary_search(ids, to.substr(1))))
        << "a link leads to " << to;
  }
  return page;
}

inline Element page_of(const Snapshot& book, const ReportOptions& options = of_2016) {
  return read_page(report_html(book, options));
}

// The cells of the body of a table, a row a line, with a bar between cells.
inline std::vector<std::string> rows_of(const Element& within, std::size_t table = 0) {
  std::vector<std::string> result;
  const auto tables = within.all("tbody");
  if (table >= tables.size()) return result;
  for (const Element& row : tables[table].all("tr")) {
    std::string line;
    for (const Element& cell : row.children) line += (line.empty() ? "" : "|") + said(cell);
    result.push_back(line);
  }
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace yearbook::test
