#include "report/drawing.hpp"

#include <array>
#include <charconv>

#include "report/lettering.hpp"

namespace yearbook::report {

std::string coordinate(double value) {
  constexpr int decimals = 2;
  std::array<char, 400> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                          std::chars_format::fixed, decimals);
  std::string result(digits.data(), end);
  result.erase(result.find_last_not_of('0') + 1);
  if (result.back() == '.') result.pop_back();
  return result == "-0" ? "0" : result;
}

void Drawing::attribute(std::string_view name, std::string_view value) {
  text_.append(" ").append(name).append("=\"").append(escaped(value)).append("\"");
}

void Drawing::open(std::string_view element, Attributes attributes) {
  text_.append("<").append(element);
  for (const auto& [name, value] : attributes) attribute(name, value);
  text_ += ">\n";
  open_.emplace_back(element);
}

void Drawing::close() {
  text_.append("</").append(open_.back()).append(">\n");
  open_.pop_back();
}

void Drawing::words(std::string_view element, std::string_view text) {
  text_.append("<").append(element).append(">").append(escaped(text));
  text_.append("</").append(element).append(">\n");
}

void Drawing::end_of(std::string_view element, std::string_view hover) {
  if (hover.empty()) {
    text_ += "/>\n";
    return;
  }
  text_.append("><title>").append(escaped(hover)).append("</title></");
  text_.append(element).append(">\n");
}

void Drawing::line(Point from, Point to, std::string_view style) {
  text_ += "<line";
  attribute("class", style);
  attribute("x1", from.x);
  attribute("y1", from.y);
  attribute("x2", to.x);
  attribute("y2", to.y);
  end_of("line", {});
}

void Drawing::rectangle(const Box& box, std::string_view style, std::string_view hover) {
  text_ += "<rect";
  attribute("class", style);
  attribute("x", box.left);
  attribute("y", box.top);
  attribute("width", box.right - box.left);
  attribute("height", box.bottom - box.top);
  end_of("rect", hover);
}

void Drawing::circle(Point centre, double radius, std::string_view style, std::string_view hover) {
  text_ += "<circle";
  attribute("class", style);
  attribute("cx", centre.x);
  attribute("cy", centre.y);
  attribute("r", radius);
  end_of("circle", hover);
}

void Drawing::points(const std::vector<Point>& points) {
  char command = 'M';
  for (const Point& point : points) {
    text_ += command;
    text_.append(coordinate(point.x)).append(" ").append(coordinate(point.y));
    command = 'L';
  }
}

void Drawing::path(const std::vector<Point>& points_of_it, std::string_view style,
                   std::string_view hover) {
  if (points_of_it.size() < 2) return;
  text_ += "<path";
  attribute("class", style);
  text_ += " d=\"";
  points(points_of_it);
  text_ += '"';
  end_of("path", hover);
}

void Drawing::shape(const std::vector<Point>& points_of_it, std::string_view style,
                    std::string_view hover) {
  text_ += "<path";
  attribute("class", style);
  text_ += " d=\"";
  points(points_of_it);
  text_ += "Z\"";
  end_of("path", hover);
}

void Drawing::text_element(std::string_view text, std::string_view whole) {
  text_ += '>';
  if (!whole.empty() && whole != text) {
    text_.append("<title>").append(escaped(whole)).append("</title>");
  }
  text_.append(escaped(text)).append("</text>\n");
}

void Drawing::text(Point at, std::string_view text, std::string_view style, Anchor anchor,
                   std::string_view whole) {
  text_ += "<text";
  attribute("class", style);
  attribute("x", at.x);
  attribute("y", at.y);
  if (anchor != Anchor::start) {
    attribute("text-anchor", anchor == Anchor::middle ? "middle" : "end");
  }
  text_element(text, whole);
}

void Drawing::upward_text(Point at, std::string_view text, std::string_view style,
                          std::string_view whole) {
  text_ += "<text";
  attribute("class", style);
  attribute("x", at.x);
  attribute("y", at.y);
  attribute("transform", "rotate(-90 " + coordinate(at.x) + " " + coordinate(at.y) + ")");
  text_element(text, whole);
}

std::string Drawing::finish() {
  while (!open_.empty()) close();
  return std::move(text_);
}

}  // namespace yearbook::report
