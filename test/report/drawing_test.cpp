#include "report/drawing.hpp"

#include <gtest/gtest.h>

#include "report/xml.hpp"

namespace {

using namespace yearbook::report;
using yearbook::test::Element;
using yearbook::test::parse_xml;

TEST(Coordinate, HasTwoDecimalsAtMostAndNoSignOfZero) {
  EXPECT_EQ(coordinate(1.5), "1.5");
  EXPECT_EQ(coordinate(-0.001), "0");
  EXPECT_EQ(coordinate(100), "100");
  EXPECT_EQ(coordinate(1.0 / 3), "0.33");
  EXPECT_EQ(coordinate(-2.005), "-2");  // the double is a little nearer to zero
  EXPECT_EQ(coordinate(1e6), "1000000");
}

TEST(Drawing, WritesElementsThatReadBack) {
  Drawing drawing;
  drawing.open("svg", {{"class", "a \"quoted\" <one>"}});
  drawing.words("title", "x < y");
  drawing.line({1, 2}, {3, 4.5}, "grid");
  drawing.rectangle({10, 20, 30, 25}, "area", "10 & 20");
  drawing.circle({5, 6}, 2.5, "dot");
  drawing.path({{0, 0}, {1, 1}, {2, 0}}, "line");
  drawing.path({{0, 0}}, "line");  // one point is no line
  drawing.shape({{0, 0}, {1, 1}, {2, 0}}, "dot");
  drawing.text({7, 8}, "short…", "name", Anchor::end, "short and long");
  drawing.upward_text({9, 10}, "up", "name");
  const Element root = parse_xml(drawing.finish());
  EXPECT_EQ(root.attribute("class"), "a \"quoted\" <one>");
  EXPECT_EQ(root.hover(), "x < y");
  ASSERT_EQ(root.children.size(), 8U);
  EXPECT_EQ(root.children[1].number("y2"), 4.5);
  EXPECT_EQ(root.children[2].number("width"), 20);
  EXPECT_EQ(root.children[2].number("height"), 5);
  EXPECT_EQ(root.children[2].hover(), "10 & 20");
  EXPECT_EQ(root.children[3].number("r"), 2.5);
  EXPECT_EQ(root.children[4].attribute("d"), "M0 0L1 1L2 0");
  EXPECT_EQ(root.children[5].attribute("d"), "M0 0L1 1L2 0Z");
  EXPECT_EQ(root.children[6].text, "short…");
  EXPECT_EQ(root.children[6].hover(), "short and long");
  EXPECT_EQ(root.children[6].attribute("text-anchor"), "end");
  EXPECT_EQ(root.children[7].attribute("transform"), "rotate(-90 9 10)");
}

}  // namespace
