// What the page says by itself, in English and Chinese. Floor 6.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include <yearbook/status.hpp>
#include <yearbook/unit.hpp>

namespace yearbook::report {

struct Words {
  std::string_view tag;  // of the language, for HTML
  std::string_view contents, at_a_glance, trends, rankings, leaders, shares, concentration, regions,
      index, reconciliation, coverage, sources, method;
  std::string_view indicator, zone, value, year, rank, change, share, status, unit, source,
      published, recomputed, difference, kind, definition, members, reported, release, date,
      publisher, score, weight, province, region;
  std::string_view compared_with;         // below the title
  std::string_view title;                 // of whom or what, and the year
  std::string_view rank_among;            // in heads of columns
  std::string_view weighing;              // of a node
  std::string_view unchanged;             // a change of 0
  std::string_view worked_out;            // beside a ratio of printed figures
  std::array<std::string_view, 4> kinds;  // of indicators, as IndicatorKind
  std::string_view rank_in;               // of the year compared with, in heads of columns
  std::string_view with_figure;           // how many zones reported, of how many
  std::string_view partial;               // below a ranking of some
  std::string_view first_of;              // of a table that is cut
  std::string_view profile_scale;         // what a profile's ends are
  std::string_view in_brackets;           // numbers of zones behind names
  std::string_view against;               // "against {year}", in heads of columns
  std::string_view as_known_on;           // before a day
  std::string_view sum_of_members;        // beside a figure that is a sum
  std::string_view published_total;       // beside a figure that is printed
  std::string_view of_the_nation;         // after a share
  std::string_view no_figure;             // for what is missing
  std::string_view new_entry;             // no place in the compared year
  std::string_view all_zones;             // of a table that is folded away
  std::string_view sort_hint;             // what a button of a column does
  std::string_view gini, herfindahl, top_share;
  std::string_view median, spread;
  std::string_view first_figures;  // faint lines
  std::string_view agree_all;      // nothing to reconcile
  std::string_view made_by;        // before the version
  std::string_view points;         // percentage points
  std::string_view profile, peers, strengths, weaknesses, explanation, figures, place_of;
  std::string_view contributions, correlations, distribution, sub_indices, imputed, treated;
  std::string_view index_method, weights_of, part_of, how, before, after;
  std::string_view of_all_years;   // how many values of the year, the year, how many of all
  std::string_view shares_of;      // title of the chart of shares
  std::string_view reported_part;  // title of the chart of coverage
  std::string_view places_of;      // title of a zone's profile
  std::string_view colon;          // before what is listed
  std::string_view then;           // between two facts of a line
  std::string_view counted_zones;  // below the title of a group's page
};

const Words& words(Language language) noexcept;

// What a status means, in the middle of a sentence.
std::string status_words(Status status, Language language);

// The text with "{}" filled in, one after another.
std::string filled(std::string_view text, std::initializer_list<std::string_view> with);

}  // namespace yearbook::report
