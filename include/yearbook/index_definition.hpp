/// Definitions of composite indices: the tree, its weights, and what is done to the figures.
/// Floor 3. A definition is a value: read from TOML, taken from a snapshot or built by hand, changed
/// and evaluated (composite.hpp) without touching a file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/aggregate.hpp>
#include <yearbook/impute.hpp>
#include <yearbook/normalise.hpp>
#include <yearbook/rank.hpp>
#include <yearbook/screen.hpp>
#include <yearbook/shapes.hpp>
#include <yearbook/snapshot.hpp>
#include <yearbook/treat.hpp>

namespace yearbook {

/// What is done to the figures. Any order, each at most once, aggregate last.
enum class IndexStep { denominate, impute, screen, treat, normalise, aggregate };
/// "denominate", "impute", "screen", "treat", "normalise" or "aggregate".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(IndexStep step) noexcept;

/// Which values a column is held against: those of its year, or of all years.
enum class Scope { year, panel };
/// "year" or "panel".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(Scope scope) noexcept;

/// Whose value the base year has: the unit's own, or the mean over the units that reported in it.
enum class BaseOf { own, group };
/// "own" or "group".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(BaseOf of) noexcept;

/// Keys of [impute]. Each empty key has the default of its comment.
struct ImputeKeys {
  std::vector<ImputeMethod> methods;  ///< tried in turn; at least one
  std::optional<Scope> scope;         ///< of means and medians: year
  std::string group_by;               ///< of group_mean and group_median, which need it
  std::optional<int> within_level;    ///< of row_mean and row_median: the root's
  std::optional<int> max_age;         ///< of latest, in years: any
  friend bool operator==(const ImputeKeys&, const ImputeKeys&) = default;
};

/// Keys of [screen].
struct ScreenKeys {
  std::optional<ScreenRule> rule;  ///< coverage
  std::optional<double> coverage;  ///< 2/3
  std::optional<double> nonzero;   ///< 0.05
  std::vector<std::string> keep;   ///< zones that stay whatever they lack
  std::vector<std::string> drop;   ///< zones that go whatever they have
  friend bool operator==(const ScreenKeys&, const ScreenKeys&) = default;
};

/// Keys of [treat] and [node.treat].
struct TreatKeys {
  std::optional<Scope> scope;          ///< year; not in [node.treat]
  std::optional<int> winsorise;        ///< 5
  std::optional<double> skewness;      ///< 2.0
  std::optional<double> kurtosis;      ///< 3.5
  std::optional<Transform> otherwise;  ///< log_ct
  std::optional<double> lambda;        ///< of box_cox: 0
  std::optional<bool> combine;         ///< false
  friend bool operator==(const TreatKeys&, const TreatKeys&) = default;
};

/// Keys of [normalise] and [node.normalise].
struct NormaliseKeys {
  std::optional<NormaliseMethod> method;  ///< min_max
  std::optional<Scope> scope;             ///< panel
  std::optional<double> low;              ///< of min_max: 0
  std::optional<double> high;             ///< of min_max: 100
  std::optional<double> mean;             ///< of z_score: 0
  std::optional<double> deviation;        ///< of z_score: 1
  std::optional<double> lower;            ///< of scaled: 0; of goalposts required
  std::optional<double> upper;            ///< of scaled: 100; of goalposts required
  std::optional<double> factor;           ///< of scaled and goalposts: 100
  std::optional<bool> clamp;              ///< of goalposts: true
  std::optional<Ties> ties;               ///< of rank, borda and percent_rank: min
  std::optional<double> target;           ///< of distance_to_target, required
  std::optional<bool> cap;             ///< of distance_to_target and distance_to_reference: false
  std::string reference;               ///< of distance_to_reference: a zone, required
  std::optional<Year> reference_year;  ///< of distance_to_reference: the row's year
  std::optional<Year> base;            ///< of base_year, required
  std::optional<double> value;         ///< of base_year: 100
  std::optional<BaseOf> base_of;       ///< of base_year: own
  friend bool operator==(const NormaliseKeys&, const NormaliseKeys&) = default;
};

/// Keys of [aggregate]. Lists are one for all levels, or by level from 2 up.
struct AggregateKeys {
  std::vector<AggregateMethod> methods;   ///< arithmetic
  std::vector<double> power;              ///< of method power, which needs it; not 0
  std::string weights;                    ///< "own", "equal" or the name of a set; own
  std::vector<double> coverage;           ///< least share of the direct children present: 0
  std::optional<CoverageBy> coverage_by;  ///< count
  friend bool operator==(const AggregateKeys&, const AggregateKeys&) = default;
};

/// Keys of [rank].
struct RankKeys {
  std::optional<Ties> ties;  ///< min
  std::string group_by;      ///< ranks within each group; empty: among all
  friend bool operator==(const RankKeys&, const RankKeys&) = default;
};

/// New weights from a year on; the index is chained there.
struct IndexRevision {
  Year from{1};
  std::string weights;     ///< "own", "equal" or the name of a set
  std::uint32_t line = 0;  ///< in the TOML text; 0: made by a program
  friend bool operator==(const IndexRevision& a, const IndexRevision& b) {
    return a.from == b.from && a.weights == b.weights;
  }
};

/// One node of an index: an aggregate of its children, or a leaf that is an indicator.
struct IndexNode {
  std::string code;                             ///< of a leaf: its indicator's unless given
  std::string parent;                           ///< empty for the root
  std::string indicator;                        ///< of a leaf; empty for an aggregate
  double weight = 1;                            ///< relative to the siblings
  std::optional<int> direction = std::nullopt;  ///< of a leaf: 1 or -1; empty: the indicator's
  std::string denominator = {};                 ///< of a leaf: the indicator it is divided by
  double denominator_factor = 1;
  std::optional<AggregateMethod> method = std::nullopt;  ///< of an aggregate: overrides its level's
  std::optional<double> power = std::nullopt;            ///< of an aggregate: the same
  std::optional<double> coverage = std::nullopt;         ///< of an aggregate: the same
  std::optional<TreatKeys> treat = std::nullopt;         ///< of a leaf: overrides [treat]
  std::optional<NormaliseKeys> normalise = std::nullopt;  ///< of a leaf: overrides [normalise]
  std::uint32_t line = 0;  ///< in the TOML text; 0: made by a program
};

/// The definition of a composite index.
///
/// Source:   OECD/JRC, Handbook on Constructing Composite Indicators (2008): steps and their names.
/// Example:  examples/06_index.cpp
struct YEARBOOK_EXPORT IndexDefinition {
  std::string code;  ///< the root node
  std::string title;
  std::string group;               ///< the units: a group, or
  std::vector<std::string> units;  ///< zones; neither: every zone of kind "zone"
  GroupPolicy policy = GroupPolicy::of_the_year;
  std::optional<YearRange> years;      ///< empty: every year with a value of a leaf
  std::vector<Status> exclude_status;  ///< values of these statuses count as missing
  std::vector<IndexStep> steps{IndexStep::aggregate};
  std::vector<IndexNode> nodes;  ///< the root first
  ImputeKeys impute;
  ScreenKeys screen;
  TreatKeys treat;
  NormaliseKeys normalise;
  AggregateKeys aggregate;
  RankKeys rank;
  std::map<std::string, std::map<std::string, double>> weights;  ///< named sets: code = weight
  std::vector<IndexRevision> revisions;                          ///< by year
  std::string toml;    ///< the text it came from; empty: made or changed by a program
  std::string source;  ///< how errors call that text, such as its file name; empty: as toml

  [[nodiscard]] bool has(IndexStep step) const noexcept;

  /// The same with another weight of a node, in its own weights and in every set that names it.
  /// Throws:   not_found for the node; invalid_argument for a weight that is negative or not finite,
  ///           or the root's.
  [[nodiscard]] IndexDefinition with_weight(
      std::string_view node, double weight,
      std::source_location where = std::source_location::current()) const;
  /// The same by a weight set: "own", "equal" or the name of one, which may be added here.
  [[nodiscard]] IndexDefinition with_weights(std::string_view name,
                                             std::map<std::string, double> set = {}) const;
  /// The same without a node and all below it; aggregates left without children go too.
  /// Throws:   not_found for the node; invalid_argument when nothing would be left.
  [[nodiscard]] IndexDefinition without(
      std::string_view node, std::source_location where = std::source_location::current()) const;
};

/// Reads a definition. `name` is how errors call the text, such as its file name.
///
/// Throws:   invalid_argument, one line a mistake with its place: TOML that cannot be read, unknown
///           keys, methods and steps (the nearest named), and all that check() refuses.
[[nodiscard]] YEARBOOK_EXPORT IndexDefinition parse_index_definition(std::string_view toml,
                                                                     std::string_view name);

/// Holds a definition to its rules, without a catalogue. parse_index_definition() and evaluate() do.
///
/// Throws:   invalid_argument, one line a mistake: a missing code, codes and leaves used twice,
///           parents that are not there or go in a circle, weights that are negative or all zero
///           among siblings, keys that a method does not have or lacks, values out of range, a leaf
///           of direction -1 without step normalise, steps twice or aggregate not last.
YEARBOOK_EXPORT void check(const IndexDefinition& definition,
                           std::source_location where = std::source_location::current());

/// Holds a definition to a catalogue: indicators, zones, groups and sets of groups that it names are
/// there, leaves have a direction, denominators and what they divide are flows or stocks.
///
/// Throws:   invalid_argument or not_found, one line a mistake, the nearest named.
YEARBOOK_EXPORT void check(const IndexDefinition& definition, const Catalog& catalog,
                           std::source_location where = std::source_location::current());

/// A definition as TOML, with the keys it has and no comments: parsed again it gives the same.
[[nodiscard]] YEARBOOK_EXPORT std::string to_toml(const IndexDefinition& definition);

/// SHA-256 of what a definition says, however its text is laid out: of to_toml(), in hexadecimal.
[[nodiscard]] YEARBOOK_EXPORT std::string definition_hash(const IndexDefinition& definition);

/// The definition that a yearbook keeps under a code.
/// Throws:   not_found, naming the nearest.
[[nodiscard]] YEARBOOK_EXPORT IndexDefinition
index_definition(const Snapshot& book, std::string_view code,
                 std::source_location where = std::source_location::current());

}  // namespace yearbook
