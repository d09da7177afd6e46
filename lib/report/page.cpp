#include "report/page.hpp"

#include <yearbook/chart.hpp>
#include <yearbook/version.hpp>

#include <algorithm>

#include "report/lettering.hpp"
#include "report/page_style.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

std::string element(std::string_view name, std::string_view attributes, std::string_view inner) {
  std::string result = "<" + std::string(name);
  if (!attributes.empty()) result += " " + std::string(attributes);
  return result + ">" + std::string(inner) + "</" + std::string(name) + ">\n";
}

// An address of the web, as a link; anything else as text, so that no page runs what a file says.
std::string link(std::string_view address) {
  const bool web = address.starts_with("https://") || address.starts_with("http://");
  const std::string text = escaped(address);
  return web ? "<a href=\"" + text + "\" rel=\"noreferrer\">" + text + "</a>" : text;
}

}  // namespace

std::size_t Sources::number(std::string_view release) {
  const auto cited = std::ranges::find(cited_, release, &Release::code);
  if (cited != cited_.end()) return static_cast<std::size_t>(cited - cited_.begin()) + 1;
  const auto releases = catalog_.releases();
  const auto known = std::ranges::find(releases, release, &Release::code);
  if (known == releases.end()) return 0;
  cited_.push_back(&*known);
  return cited_.size();
}

void Page::end_section() {
  if (!contents_.empty()) body_ += "</section>\n";
}

void Page::section(std::string_view id, std::string_view title) {
  end_section();
  contents_.emplace_back(id, title);
  heading_ = title;
  body_ += "<section id=\"" + std::string(id) + "\" aria-labelledby=\"" + std::string(id) +
           "-title\">\n<h2 id=\"" + std::string(id) + "-title\">" + escaped(title) + "</h2>\n";
}

void Page::heading(std::string_view text) {
  heading_ = text;
  body_ += element("h3", "", escaped(text));
}

void Page::paragraph(std::string_view text) {
  body_ += element("p", "", escaped(text));
}

void Page::note(std::string_view html) {
  if (!html.empty()) body_ += element("p", "class=\"note\"", html);
}

void Page::figure(std::string_view svg, const std::vector<std::size_t>& sources,
                  std::string_view remark) {
  body_ += "<figure>\n<div class=\"drawing\" tabindex=\"0\">" + std::string(svg) + "</div>\n";
  std::string cited = source_line(sources);
  if (!remark.empty()) cited = escaped(remark) + (cited.empty() ? "" : " ") + cited;
  if (!cited.empty()) body_ += element("figcaption", "", cited);
  body_ += "</figure>\n";
}

void Page::table(std::string_view caption, const std::vector<TableCell>& head,
                 const std::vector<std::vector<TableCell>>& rows) {
  const bool repeats = caption == heading_;
  // Such rows stand as paragraphs where there is no room for columns.
  const bool of_words = std::ranges::none_of(head, &TableCell::number);
  const std::string label = repeats ? heading_ : heading_ + ": " + std::string(caption);
  body_ += "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"" + escaped(label) +
           "\"><table class=\"sortable" + (of_words ? " words" : "") + "\"><caption" +
           (repeats ? " class=\"unseen\">" : ">") + escaped(caption) + "</caption>\n<thead><tr>";
  for (const TableCell& cell : head) {
    body_ += std::string("<th scope=\"col\"") + (cell.number ? " class=\"number\">" : ">") +
             cell.html + "</th>";
  }
  body_ += "</tr></thead>\n<tbody>\n";
  for (const auto& row : rows) {
    body_ += "<tr>";
    for (const TableCell& cell : row) {
      body_ += cell.number ? "<td class=\"number\"" : "<td";
      if (cell.number || !cell.sort.empty()) body_ += " data-sort=\"" + escaped(cell.sort) + "\"";
      body_ += ">" + cell.html + "</td>";
    }
    body_ += "</tr>\n";
  }
  body_ += "</tbody></table></div>\n";
}

void Page::folding_table(std::string_view caption, const std::vector<TableCell>& head,
                         const std::vector<std::vector<TableCell>>& rows) {
  constexpr std::ptrdiff_t open = 20;
  const Words& say = words(language_);
  const auto count = std::to_string(rows.size());
  if (rows.size() <= open) return table(caption, head, rows);
  table(std::string(caption) + std::string(say.then) +
            filled(say.first_of, {std::to_string(open), count}),
        head, {rows.begin(), rows.begin() + open});
  body_ += "<details><summary>" + escaped(filled(say.all_zones, {count})) + "</summary>\n";
  table(caption, head, rows);
  body_ += "</details>\n";
}

std::string Page::citation(std::string_view release) {
  return citations({sources_.number(release)});
}

std::string Page::citations(std::vector<std::size_t> sources) {
  std::erase(sources, std::size_t{0});
  std::ranges::sort(sources);
  const auto repeated = std::ranges::unique(sources);
  sources.erase(repeated.begin(), repeated.end());
  std::string links;
  for (const std::size_t source : sources) {
    const std::string text = std::to_string(source);
    links += " <a href=\"#source-" + text + "\">[" + text + "]</a>";
  }
  return links;
}

std::string Page::source_line(const std::vector<std::size_t>& sources) const {
  const std::string links = citations(sources);
  return links.empty()
             ? links
             : escaped(words(language_).sources) + escaped(words(language_).colon) + links;
}

std::string Page::source_list() const {
  std::string list = "<ol class=\"sources\">\n";
  std::size_t number = 0;
  for (const Release* release : sources_.cited()) {
    std::string item = "<cite>" + escaped(release->title) + "</cite>";
    if (!release->publisher.empty()) item += ". " + escaped(release->publisher);
    if (!release->published_on.empty()) item += ", " + escaped(release->published_on);
    item += ".";
    if (!release->url.empty()) item += " " + link(release->url);
    if (!release->note.empty()) item += " <small>" + escaped(release->note) + "</small>";
    list += "<li id=\"source-" + std::to_string(++number) + "\">" + item + "</li>\n";
  }
  return list + "</ol>\n";
}

std::string Page::finish(std::string_view title, std::string_view subtitle) {
  const Words& say = words(language_);
  if (!sources_.cited().empty()) {
    section("sources", say.sources);
    body_ += source_list();
  }
  end_section();
  std::string contents;
  for (const auto& [id, text] : contents_)
    contents += "<li><a href=\"#" + id + "\">" + escaped(text) + "</a></li>";
  std::string page = "<!DOCTYPE html>\n<html lang=\"" + std::string(say.tag) +
                     "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                     "<meta name=\"generator\" content=\"yearbook " +
                     std::string(version) + "\"/>\n";
  page += element("title", "", escaped(title));
  page += "<style>\n" + std::string(chart_style_sheet()) + std::string(page_style()) + "</style>\n";
  page += "</head>\n<body>\n<header>\n" + element("h1", "", escaped(title));
  page += element("p", "class=\"subtitle\"", escaped(subtitle));
  page += "</header>\n<nav aria-label=\"" + escaped(say.contents) + "\"><ul>" + contents +
          "</ul></nav>\n<main>\n" + body_ + "</main>\n";
  page += element("footer", "", "<p>" + escaped(filled(say.made_by, {version})) + "</p>");
  page += "<script data-hint=\"" + escaped(say.sort_hint) + "\">\n" + std::string(page_script()) +
          "</script>\n</body>\n</html>\n";
  return page;
}

}  // namespace yearbook::report
