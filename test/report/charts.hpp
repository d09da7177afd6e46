// What the tests of charts share: where texts stand, and whether they are in each other's way.
#pragma once

#include <yearbook/chart.hpp>

#include <string>
#include <vector>

#include "report/lettering.hpp"
#include "report/xml.hpp"
#include "support/support.hpp"

namespace yearbook::test {

inline const Unit cny{"CNY", "money", "CNY", 1, "CNY", "元"};
inline const Unit named_percent{"percent", "ratio", "ratio", 0.01, "percent", "百分比"};

struct TextBox {
  std::string text;
  double left;
  double top;
  double right;
  double bottom;
};

inline double letter_of(const Element& text) {
  if (text.has_class("title")) return 16;
  if (text.has_class("in-dot")) return 10;
  return text.has_class("small") || text.has_class("on-pale") || text.has_class("on-strong") ? 11
                                                                                             : 12;
}

// The box of a text: from a fifth of a letter below its baseline to three quarters above it.
inline TextBox box_of(const Element& text) {
  const double size = letter_of(text);
  const double width = report::text_width(text.text, size);
  const double x = text.number("x");
  const double y = text.number("y");
  if (!text.attribute("transform").empty()) {
    return {text.text, x - 0.75 * size, y - width, x + 0.2 * size, y};
  }
  const std::string anchor = text.attribute("text-anchor");
  const double left = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x;
  return {text.text, left, y - 0.75 * size, left + width, y + 0.2 * size};
}

// Fails for every two texts that overlap, and for every text that leaves the picture.
inline void expect_no_text_in_the_way(const Element& chart) {
  const std::string view = chart.attribute("viewBox");
  const double width = std::stod(view.substr(4));
  const double height = std::stod(view.substr(view.rfind(' ')));
  std::vector<TextBox> boxes;
  for (const Element& text : chart.all("text")) boxes.push_back(box_of(text));
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const TextBox& a = boxes[i];
    EXPECT_TRUE(a.left >= -0.5 && a.right <= width + 0.5 && a.top >= 0 && a.bottom <= height)
        << "\"" << a.text << "\" leaves the picture: " << a.left << " " << a.right << " of "
        << width << ", " << a.top << " " << a.bottom << " of " << height;
    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
      const TextBox& b = boxes[j];
      const bool apart =
          a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      EXPECT_TRUE(apart) << "\"" << a.text << "\" lies over \"" << b.text << "\"";
    }
  }
}

// What holds of every chart: well-formed, named, described, its texts apart. Gives its root.
inline Element checked(const std::string& text, const std::string& title) {
  const Element root = parse_xml(text);
  EXPECT_EQ(root.name, "svg");
  EXPECT_EQ(root.attribute("role"), "img");
  EXPECT_EQ(root.hover(), title);
  EXPECT_FALSE(root.children.size() < 2 || root.children[1].name != "desc" ||
               root.children[1].text.empty());
  expect_no_text_in_the_way(root);
  for (const char* strange : {"nan", "inf"}) {
    const std::size_t styles_end = text.find("</style>");
    const std::size_t from = styles_end == std::string::npos ? 0 : styles_end;
    EXPECT_EQ(text.find("\"" + std::string(strange), from), std::string::npos) << strange;
  }
  return root;
}

// "zone 1", "zone 2" ... as many as there are zones in the report.
inline std::vector<std::string> many_names(std::size_t count = 147) {
  std::vector<std::string> result;
  for (std::size_t i = 1; i <= count; ++i) {
    result.push_back("National high-tech zone of city number " + std::to_string(i));
  }
  return result;
}

}  // namespace yearbook::test
