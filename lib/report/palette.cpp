#include "report/palette.hpp"

#include <array>
#include <span>

namespace yearbook::report {
namespace {

// A variable and its two values.
struct Colour {
  std::string_view name;
  std::string_view light;
  std::string_view dark;
};

constexpr std::array<Colour, 7> plain{{{"paper", "#ffffff", "#15181c"},
                                       {"ink", "#1c1e21", "#e8eaed"},
                                       {"faint", "#5d6269", "#a4abb3"},
                                       {"grid", "#e3e5e8", "#2e333a"},
                                       {"zero", "#8a9098", "#7c848d"},
                                       {"context", "#c3c7cc", "#4b525a"},
                                       {"void", "#f1f2f4", "#22262b"}}};

// After Okabe and Ito's colours for all kinds of sight (2008), without the yellow that white paper
// swallows; dark values are as much lighter as dark paper asks for.
constexpr std::array<Colour, colours> line_colours{{{"1", "#0072b2", "#56b4e9"},
                                                    {"2", "#d55e00", "#f08040"},
                                                    {"3", "#009e73", "#2fc49b"},
                                                    {"4", "#cc79a7", "#e39ac4"},
                                                    {"5", "#e69f00", "#f2b53c"},
                                                    {"6", "#56b4e9", "#a6d8f7"},
                                                    {"7", "#8c7a00", "#d6c84e"},
                                                    {"8", "#3c4046", "#d5d9de"}}};
// The same for words, which need more contrast: at least 4.5 to 1 on their paper.
constexpr std::array<Colour, colours> word_colours{{{"t1", "#005f94", "#56b4e9"},
                                                    {"t2", "#a84a00", "#f08040"},
                                                    {"t3", "#00704f", "#2fc49b"},
                                                    {"t4", "#9c4877", "#e39ac4"},
                                                    {"t5", "#875c00", "#f2b53c"},
                                                    {"t6", "#22719f", "#a6d8f7"},
                                                    {"t7", "#6b5d00", "#d6c84e"},
                                                    {"t8", "#3c4046", "#d5d9de"}}};

constexpr std::array<Colour, shades> sequential{{{"q1", "#edf3f9", "#1b2733"},
                                                 {"q2", "#d5e4f2", "#1d354b"},
                                                 {"q3", "#b8d3ea", "#1f4464"},
                                                 {"q4", "#94bde0", "#22557e"},
                                                 {"q5", "#6ba4d3", "#2a6899"},
                                                 {"q6", "#4588c2", "#3a7fb5"},
                                                 {"q7", "#286cab", "#5799cd"},
                                                 {"q8", "#15508c", "#80b6e2"},
                                                 {"q9", "#0a3566", "#b2d6f3"}}};
constexpr std::array<Colour, shades> diverging{{{"d1", "#0a4a86", "#8cc0ee"},
                                                {"d2", "#3a7ab8", "#5592c8"},
                                                {"d3", "#82aed6", "#376b9b"},
                                                {"d4", "#c3d9ec", "#27445f"},
                                                {"d5", "#f3f3f1", "#2b2e32"},
                                                {"d6", "#f6d9bd", "#5c4026"},
                                                {"d7", "#e8ab72", "#946032"},
                                                {"d8", "#c67229", "#c98347"},
                                                {"d9", "#8c4300", "#f2b27b"}}};
constexpr std::array<Colour, 2> on_cells{
    {{"on-pale", "#1c1e21", "#e8eaed"}, {"on-strong", "#ffffff", "#10151a"}}};

std::string variables(bool dark) {
  std::string result;
  const auto add = [&](std::span<const Colour> list) {
    for (const Colour& colour : list) {
      result.append("--yearbook-").append(colour.name).append(":");
      result.append(dark ? colour.dark : colour.light).append(";");
    }
  };
  add(plain);
  add(line_colours);
  add(word_colours);
  add(sequential);
  add(diverging);
  add(on_cells);
  return result;
}

// "PROPERTY:#123456;PROPERTY:var(--yearbook-NAME)": what knows no variables takes the first.
std::string painted(std::string_view property, const Colour& colour) {
  std::string result(property);
  result.append(":").append(colour.light).append(";").append(property);
  result.append(":var(--yearbook-").append(colour.name).append(")");
  return result;
}

void add_rule(std::string& to, const std::string& selector, const std::string& body) {
  to.append(".yearbook-chart ").append(selector).append("{").append(body).append("}\n");
}

void add_plain_rules(std::string& to) {
  const auto& [paper, ink, faint, grid, zero, context, nothing] = plain;
  add_rule(to, "text", painted("fill", ink) + ";font-size:12px");
  add_rule(to, ".paper", painted("fill", paper));
  add_rule(to, ".title", "font-size:16px;font-weight:600");
  add_rule(to, ".faint", painted("fill", faint));
  add_rule(to, ".small", painted("fill", faint) + ";font-size:11px");
  add_rule(to, ".strong", "font-weight:600");
  add_rule(to, ".grid", painted("stroke", grid));
  add_rule(to, ".zero", painted("stroke", zero));
  add_rule(to, ".lead", painted("stroke", zero) + ";stroke-dasharray:1 3");
  add_rule(to, ".line", "fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round");
  add_rule(to, ".context", painted("stroke", context) + ";stroke-width:1");
  add_rule(to, ".earlier", "stroke-width:1;stroke-opacity:.45");
  add_rule(to, ".break", "fill:none;" + painted("stroke", faint) + ";stroke-width:1.5");
  // The clear edge is for pointers, which need not hit the dot itself.
  add_rule(to, ".dot", "stroke:transparent;stroke-width:8");
  add_rule(to, ".dot.grey", painted("fill", faint));
  add_rule(to, ".part", painted("stroke", paper));
  add_rule(to, ".range", painted("fill", grid));
  add_rule(to, ".void", painted("fill", nothing));
  add_rule(to, ".cell", painted("stroke", paper));
  add_rule(to, ".sum", painted("fill", ink) + ";" + painted("stroke", paper));
  add_rule(to, ".in-dot", painted("fill", paper) + ";font-size:10px;font-weight:600");
}

void add_coloured_rules(std::string& to) {
  for (std::size_t i = 0; i < colours; ++i) {
    const std::string name = "s" + std::to_string(i + 1);
    add_rule(to, ".line." + name, painted("stroke", line_colours.at(i)));
    add_rule(to, ".dot." + name, painted("fill", line_colours.at(i)));
    add_rule(to, ".area." + name, painted("fill", line_colours.at(i)));
    add_rule(to, "text." + name, painted("fill", word_colours.at(i)));
  }
  for (std::size_t i = 0; i < shades; ++i) {
    add_rule(to, ".q" + std::to_string(i + 1), painted("fill", sequential.at(i)));
    add_rule(to, ".d" + std::to_string(i + 1), painted("fill", diverging.at(i)));
  }
  add_rule(to, "text.on-pale", painted("fill", on_cells[0]) + ";font-size:11px");
  add_rule(to, "text.on-strong", painted("fill", on_cells[1]) + ";font-size:11px");
}

std::string made_style_sheet() {
  std::string result = ".yearbook-chart{" + variables(false) +
                       "font-family:\"Noto Sans\",\"Helvetica Neue\",Arial,\"Noto Sans CJK SC\","
                       "\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif}\n";
  result += "@media (prefers-color-scheme:dark){.yearbook-chart{" + variables(true) + "}}\n";
  // Paper is white.
  result += "@media print{.yearbook-chart{" + variables(false) + "}}\n";
  add_plain_rules(result);
  add_coloured_rules(result);
  return result;
}

}  // namespace

std::string coloured(std::string_view kind, std::size_t number) {
  return std::string(kind) + " s" + std::to_string(number % colours + 1);
}

std::string shaded(bool is_diverging, std::size_t number) {
  return (is_diverging ? "cell d" : "cell q") + std::to_string(number + 1);
}

std::string_view ink_on(bool is_diverging, std::size_t number) {
  constexpr std::size_t first_strong = 5;
  const bool strong = is_diverging ? number < 2 || number + 2 >= shades : number >= first_strong;
  return strong ? "on-strong" : "on-pale";
}

const std::string& style_sheet() {
  static const std::string made = made_style_sheet();
  return made;
}

}  // namespace yearbook::report
