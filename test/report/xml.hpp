// XML read back by expat, which refuses whatever is not well-formed.
#pragma once

#include <expat.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yearbook::test {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::vector<Element> children;
  std::string text;  // of its own, in one piece

  [[nodiscard]] std::string attribute(const std::string& wanted) const {
    const auto found = attributes.find(wanted);
    return found == attributes.end() ? std::string() : found->second;
  }
  [[nodiscard]] double number(const std::string& wanted) const {
    return std::stod(attributes.at(wanted));
  }
  [[nodiscard]] bool has_class(std::string_view wanted) const {
    const std::string padded = " " + attribute("class") + " ";
    return padded.find(" " + std::string(wanted) + " ") != std::string::npos;
  }
  // The text of its title, which is told on hover.
  [[nodiscard]] std::string hover() const {
    for (const Element& child : children) {
      if (child.name == "title") return child.text;
    }
    return {};
  }
  // Every element within it of that name and class; any class when it is empty.
  [[nodiscard]] std::vector<Element> all(std::string_view wanted,
                                         std::string_view with_class = {}) const {
    std::vector<Element> result;
    for (const Element& child : children) {
      if (child.name == wanted && (with_class.empty() || child.has_class(with_class))) {
        result.push_back(child);
      }
      const auto deeper = child.all(wanted, with_class);
      result.insert(result.end(), deeper.begin(), deeper.end());
    }
    return result;
  }
};

// The root element; a failure of the test and an empty one when the text is not well-formed.
inline Element parse_xml(const std::string& text) {
  struct State {
    Element root;
    std::vector<Element*> open;
  } state;
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XML_SetUserData(parser, &state);
  XML_SetElementHandler(
      parser,
      [](void* user, const XML_Char* name, const XML_Char** attributes) {
        auto& all = *static_cast<State*>(user);
        Element element{name, {}, {}, {}};
        for (; *attributes != nullptr; attributes += 2) {
          element.attributes[attributes[0]] = attributes[1];
        }
        if (all.open.empty()) {
          all.root = std::move(element);
          all.open.push_back(&all.root);
        } else {
          // Only the last child of an open element is open, so that pointers stay valid.
          all.open.back()->children.push_back(std::move(element));
          all.open.push_back(&all.open.back()->children.back());
        }
      },
      [](void* user, const XML_Char*) { static_cast<State*>(user)->open.pop_back(); });
  XML_SetCharacterDataHandler(parser, [](void* user, const XML_Char* data, int length) {
    auto& all = *static_cast<State*>(user);
    if (!all.open.empty()) all.open.back()->text.append(data, static_cast<std::size_t>(length));
  });
  const bool whole =
      XML_Parse(parser, text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_OK;
  if (!whole) {
    ADD_FAILURE() << "not well-formed, line " << XML_GetCurrentLineNumber(parser) << ": "
                  << XML_ErrorString(XML_GetErrorCode(parser));
  }
  XML_ParserFree(parser);
  return whole ? state.root : Element{};
}

}  // namespace yearbook::test
