#include "composite/definition_text.hpp"

#include <yearbook/unit.hpp>

#include <array>
#include <cmath>
#include <string_view>

#include "composite/keys.hpp"
#include "kernel/sha256.hpp"

namespace yearbook {
namespace {

using composite::each_key;
using composite::is_set;
using composite::Range;

// A text in quotes: TOML and JSON escape alike.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    constexpr unsigned char first_printable = 0x20;
    constexpr unsigned char last_control = 0x7f;
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte < first_printable || byte == last_control) {
      constexpr std::string_view digits = "0123456789abcdef";
      result += "\\u00";
      result += digits[byte / digits.size()];
      result += digits[byte % digits.size()];
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string text_of(const std::string& value) {
  return quoted(value);
}
std::string text_of(double value) {
  return format_exact(value);
}
std::string text_of(int value) {
  return std::to_string(value);
}
std::string text_of(bool value) {
  return value ? "true" : "false";
}
std::string text_of(Year value) {
  return std::to_string(int{value});
}
std::string text_of(YearRange value) {
  return "[" + text_of(value.first) + ", " + text_of(value.last) + "]";
}
std::string text_of(Status value) {
  return quoted(code(value));
}
template <typename Enum>
  requires std::is_enum_v<Enum>
std::string text_of(Enum value) {
  return quoted(to_string(value));
}
template <typename T>
std::string text_of(const std::optional<T>& value) {
  return text_of(*value);
}
// One by itself, several as a list; texts always as a list.
template <typename T>
std::string text_of(const std::vector<T>& values) {
  if (values.size() == 1 && !std::is_same_v<T, std::string>) return text_of(values.front());
  std::string result = "[";
  for (const T& value : values) result += (result.size() > 1 ? ", " : "") + text_of(value);
  return result + "]";
}

// "key = value" lines.
struct TomlWriter {
  std::string text{};

  template <typename Member>
  void operator()(std::string_view key, const Member& member, const Range& /*range*/) {
    if (!is_set(member)) return;
    text += key;
    text += " = " + text_of(member) + "\n";
  }
};

// "\"key\": value" members, with what comes between.
struct JsonWriter {
  std::string text{};

  template <typename Member>
  void operator()(std::string_view key, const Member& member, const Range& /*range*/) {
    if (is_set(member)) add(key, text_of(member));
  }
  void add(std::string_view key, const std::string& value) {
    text += (text.empty() ? "" : ", ") + quoted(key) + ": " + value;
  }
  [[nodiscard]] std::string object() const { return text.empty() ? "" : "{" + text + "}"; }
};

template <typename Keys>
std::string json_of(const Keys& keys) {
  JsonWriter writer;
  each_key(keys, writer);
  return writer.object();
}

// A table with its heading; nothing when it has no keys and is not `needed`.
template <typename Keys>
void add_table(std::string& toml, std::string_view heading, const Keys& keys, bool needed = false) {
  TomlWriter writer;
  each_key(keys, writer);
  if (writer.text.empty() && !needed) return;
  toml += "\n" + std::string(heading) + "\n" + writer.text;
}

void add_node(std::string& toml, const IndexDefinition& definition, const IndexNode& node) {
  IndexNode shown = node;
  if (shown.parent == definition.code) shown.parent.clear();
  if (shown.code == shown.indicator) shown.code.clear();
  add_table(toml, "[[node]]", shown, true);
  if (node.treat) add_table(toml, "[node.treat]", *node.treat, true);
  if (node.normalise) add_table(toml, "[node.normalise]", *node.normalise, true);
}

}  // namespace

std::string to_toml(const IndexDefinition& definition) {
  TomlWriter index{"[index]\n"};
  each_key(definition, index);
  std::string toml = std::move(index.text);
  for (std::size_t i = 1; i < definition.nodes.size(); ++i) {
    add_node(toml, definition, definition.nodes[i]);
  }
  for (const auto& [name, set] : definition.weights) {
    toml += "\n[weights." + quoted(name) + "]\n";
    for (const auto& [code, weight] : set) toml += quoted(code) + " = " + text_of(weight) + "\n";
  }
  for (const IndexRevision& revision : definition.revisions) {
    add_table(toml, "[[revision]]", revision, true);
  }
  add_table(toml, "[impute]", definition.impute);
  add_table(toml, "[screen]", definition.screen);
  add_table(toml, "[treat]", definition.treat);
  add_table(toml, "[normalise]", definition.normalise);
  add_table(toml, "[aggregate]", definition.aggregate);
  add_table(toml, "[rank]", definition.rank);
  return toml;
}

std::string definition_hash(const IndexDefinition& definition) {
  return kernel::sha256(to_toml(definition));
}

namespace composite {

std::string options_json(const IndexDefinition& definition, IndexStep step) {
  switch (step) {
    case IndexStep::denominate:
      return "";
    case IndexStep::impute:
      return json_of(definition.impute);
    case IndexStep::screen:
      return json_of(definition.screen);
    case IndexStep::treat:
      return json_of(definition.treat);
    case IndexStep::normalise:
      return json_of(definition.normalise);
    case IndexStep::aggregate:
      return json_of(definition.aggregate);
  }
  return "";
}

std::string options_json(const IndexNode& node) {
  JsonWriter writer;
  writer("method", node.method, any_number);
  writer("power", node.power, any_number);
  writer("coverage", node.coverage, any_number);
  const auto nested = [&](std::string_view key, const auto& keys) {
    if (!keys) return;
    const std::string object = json_of(*keys);
    writer.add(key, object.empty() ? "{}" : object);
  };
  nested("treat", node.treat);
  nested("normalise", node.normalise);
  return writer.object();
}

}  // namespace composite
}  // namespace yearbook
