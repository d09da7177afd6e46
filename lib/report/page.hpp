// The document around the sections: head, contents, sources, styles and script. Floor 6.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <yearbook/catalog.hpp>
#include <yearbook/unit.hpp>

namespace yearbook::report {

// Releases by the number under which the page speaks of them: 1 is the first that was cited.
class Sources {
 public:
  explicit Sources(const Catalog& catalog) : catalog_(catalog) {}

  // The number of a release; 0 for a code that is none.
  std::size_t number(std::string_view release);
  [[nodiscard]] const std::vector<const Release*>& cited() const noexcept { return cited_; }

 private:
  const Catalog& catalog_;
  std::vector<const Release*> cited_;
};

// The width of a chart that has another beside it where there is room, in its own units.
constexpr double half_width = 420;

// How a cell of a table is shown and sorted.
struct TableCell {
  std::string html;       // safe HTML
  std::string sort = {};  // by what a script sorts; empty: as text, or last for a number
  bool number = false;    // right-aligned
};

class Page {
 public:
  Page(const Catalog& catalog, Language language) : sources_(catalog), language_(language) {}

  // Begins a section; it ends where the next begins.
  void section(std::string_view id, std::string_view title);
  void heading(std::string_view text);
  void paragraph(std::string_view text);
  // A paragraph in small print; none when it is empty.
  void note(std::string_view html);
  void raw(std::string_view html) { body_ += html; }
  // A drawing, with a remark and the sources below it.
  void figure(std::string_view svg, const std::vector<std::size_t>& sources,
              std::string_view remark = {});
  // A table that a script can sort. A caption that repeats the heading above it is not shown: it is for
  // those who hear the page.
  void table(std::string_view caption, const std::vector<TableCell>& head,
             const std::vector<std::vector<TableCell>>& rows);

  // A table of which only the first rows are open when it is long.
  void folding_table(std::string_view caption, const std::vector<TableCell>& head,
                     const std::vector<std::vector<TableCell>>& rows);

  Sources& sources() noexcept { return sources_; }
  // " [1]" as a link to the release; empty for a code that is none.
  std::string citation(std::string_view release);
  // " [1] [3]" as links, each number once, ascending; 0 is none.
  static std::string citations(std::vector<std::size_t> sources);
  // "Sources: [1] [2]" as links.
  [[nodiscard]] std::string source_line(const std::vector<std::size_t>& sources) const;

  // The whole document.
  [[nodiscard]] std::string finish(std::string_view title, std::string_view subtitle);

 private:
  void end_section();
  [[nodiscard]] std::string source_list() const;

  Sources sources_;
  Language language_;
  std::string body_;
  std::string heading_;                                        // the last one
  std::vector<std::pair<std::string, std::string>> contents_;  // id, title
};

}  // namespace yearbook::report
