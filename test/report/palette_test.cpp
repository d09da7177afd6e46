#include "report/palette.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <regex>
#include <set>
#include <string>

#include <yearbook/chart.hpp>

namespace {

using namespace yearbook::report;

// The variables of the light or the dark scheme, by name.
std::map<std::string, std::string> variables(bool dark) {
  const std::string& sheet = style_sheet();
  const std::size_t from = dark ? sheet.find("prefers-color-scheme:dark") : 0;
  const std::string part = sheet.substr(from, sheet.find('}', from) - from);
  static const std::regex form(R"(--yearbook-([\w-]+):(#[0-9a-f]{6});)");
  std::map<std::string, std::string> result;
  for (std::sregex_iterator match(part.begin(), part.end(), form), end; match != end; ++match) {
    result[(*match)[1]] = (*match)[2];
  }
  return result;
}

std::array<double, 3> linear(const std::string& colour) {
  std::array<double, 3> result{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double part = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    result[i] = part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  }
  return result;
}

// Contrast as WCAG 2.1 has it.
double contrast(const std::string& a, const std::string& b) {
  const auto luminance = [](const std::string& colour) {
    const auto [red, green, blue] = linear(colour);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

TEST(Palette, WordsAreReadableOnTheirPaper) {
  for (const bool dark : {false, true}) {
    auto all = variables(dark);
    const std::string paper = all.at("paper");
    for (const char* name : {"ink", "faint", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8"}) {
      EXPECT_GE(contrast(all.at(name), paper), 4.5) << name << (dark ? " in the dark" : "");
    }
    for (std::size_t i = 0; i < shades; ++i) {
      for (const bool diverging : {false, true}) {
        const std::string cell = (diverging ? "d" : "q") + std::to_string(i + 1);
        EXPECT_GE(contrast(all.at(std::string(ink_on(diverging, i))), all.at(cell)), 3.5)
            << cell << (dark ? " in the dark" : "");
      }
    }
  }
}

TEST(Palette, ShadesRunOneWay) {
  for (const bool dark : {false, true}) {
    auto all = variables(dark);
    const std::string paper = all.at("paper");
    for (std::size_t i = 1; i < shades; ++i) {
      EXPECT_LT(contrast(all.at("q" + std::to_string(i)), paper),
                contrast(all.at("q" + std::to_string(i + 1)), paper));
    }
    for (std::size_t i = 1; i < 5; ++i) {
      EXPECT_GT(contrast(all.at("d" + std::to_string(i)), paper),
                contrast(all.at("d" + std::to_string(i + 1)), paper));
      EXPECT_LT(contrast(all.at("d" + std::to_string(i + 4)), paper),
                contrast(all.at("d" + std::to_string(i + 5)), paper));
    }
  }
}

// Every colour variable has a light and a dark value, and rules name no other.
TEST(Palette, EveryVariableHasBothValues) {
  const auto light = variables(false);
  const auto dark = variables(true);
  EXPECT_EQ(light.size(), dark.size());
  static const std::regex used(R"(var\(--yearbook-([\w-]+)\))");
  const std::string& sheet = style_sheet();
  std::set<std::string> names;
  for (std::sregex_iterator match(sheet.begin(), sheet.end(), used), end; match != end; ++match) {
    names.insert((*match)[1]);
    EXPECT_TRUE(light.contains((*match)[1]) && dark.contains((*match)[1])) << (*match)[1];
  }
  EXPECT_EQ(names.size(), light.size());
  EXPECT_EQ(sheet, yearbook::chart_style_sheet());
}

TEST(Palette, NamesClasses) {
  EXPECT_EQ(coloured("line", 0), "line s1");
  EXPECT_EQ(coloured("dot", colours), "dot s1");
  EXPECT_EQ(shaded(true, 8), "cell d9");
  EXPECT_EQ(shaded(false, 0), "cell q1");
}

}  // namespace
