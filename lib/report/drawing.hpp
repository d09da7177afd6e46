// SVG, element by element. Floor 6.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yearbook::report {

// A number as SVG has it: at most two decimals, no exponent, never "-0".
std::string coordinate(double value);

enum class Anchor { start, middle, end };

struct Point {
  double x;
  double y;
};

// A box that a label takes.
struct Box {
  double left;
  double top;
  double right;
  double bottom;
};

// Writes elements one after another. Classes are those of palette.hpp; `hover` is what a pointer
// that rests on the element is told.
class Drawing {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

  void open(std::string_view element, Attributes attributes = {});
  void close();
  // An element of text alone, such as title.
  void words(std::string_view element, std::string_view text);
  // As it is.
  void raw(std::string_view text) { text_ += text; }

  void line(Point from, Point to, std::string_view style);
  void rectangle(const Box& box, std::string_view style, std::string_view hover = {});
  void circle(Point centre, double radius, std::string_view style, std::string_view hover = {});
  // Straight lines from point to point; one point draws nothing.
  void path(const std::vector<Point>& points, std::string_view style, std::string_view hover = {});
  // A closed shape.
  void shape(const std::vector<Point>& points, std::string_view style, std::string_view hover = {});
  // A text whose baseline begins, has its middle or ends at the point. `whole` is what it was
  // before it was shortened, and is told on hover when it is another.
  void text(Point at, std::string_view text, std::string_view style, Anchor anchor = Anchor::start,
            std::string_view whole = {});
  // A text that reads upwards, beginning at the point.
  void upward_text(Point at, std::string_view text, std::string_view style,
                   std::string_view whole = {});

  // Everything, with what is still open closed.
  [[nodiscard]] std::string finish();

 private:
  void attribute(std::string_view name, std::string_view value);
  void attribute(std::string_view name, double value) { attribute(name, coordinate(value)); }
  void end_of(std::string_view element, std::string_view hover);
  void text_element(std::string_view text, std::string_view whole);
  void points(const std::vector<Point>& points);

  std::string text_;
  std::vector<std::string> open_;
};

}  // namespace yearbook::report
