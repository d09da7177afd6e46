/// Shares: a part of a whole, each a zone or a group.
/// Floor 3. Every answer says where each side comes from, and the coverage of its sums.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>
#include <string_view>

#include <yearbook/groups.hpp>

namespace yearbook {

/// Where one side of a share comes from.
enum class ShareBasis {
  zone,       ///< the figure of a zone
  published,  ///< the figure printed under the group's published_as zone
  sum,        ///< the sum of the group's members
};

/// "zone", "published" or "sum".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(ShareBasis basis) noexcept;

/// One side of a share.
struct ShareSide {
  std::optional<double> value;  ///< in the base unit of its indicator
  Status status = Status::none;
  ShareBasis basis = ShareBasis::zone;
  // Of a sum; 0 and empty for a single figure.
  std::size_t members = 0;         ///< zones in the group, by policy
  std::size_t reported = 0;        ///< of them, those with a value
  std::size_t not_applicable = 0;  ///< of them, those with status M: data cannot exist
  std::optional<double> coverage;  ///< reported / (members - not_applicable), or by weight
  IndicatorHandle indicator{};
};

/// A part over a whole.
struct Share {
  std::optional<double> value;   ///< a fraction: 0.121 is 12.1 %; empty when a side is missing
  Status status = Status::none;  ///< the worse of the two sides
  GroupPolicy policy = GroupPolicy::of_the_year;  ///< whose members the sums are of
  ShareSide part;
  ShareSide whole;
  Year year{1};
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(const Share& share, const Labels& labels = {});

/// A zone or a group, as one side of a share.
class ShareOf {
 public:
  ShareOf(ZoneHandle zone)
      : zone_(zone) {}  // NOLINT(google-explicit-constructor): a side is either
  ShareOf(GroupHandle group)
      : group_(group) {}  // NOLINT(google-explicit-constructor): a side is either
  [[nodiscard]] const std::optional<ZoneHandle>& zone() const noexcept { return zone_; }
  [[nodiscard]] const std::optional<GroupHandle>& group() const noexcept { return group_; }

 private:
  std::optional<ZoneHandle> zone_;
  std::optional<GroupHandle> group_;
};

/// The group of a code or name; where there is none, the zone.
///
/// Throws:   not_found, naming the nearest groups and zones; conflict for a name that several have.
[[nodiscard]] YEARBOOK_EXPORT ShareOf
group_or_zone(const Snapshot& book, std::string_view name,
              std::source_location where = std::source_location::current());

/// How a share is taken.
struct ShareOptions {
  /// Indicator of the whole; empty: the same as the part's. Units must have one base.
  std::optional<IndicatorHandle> denominator = std::nullopt;
  GroupOptions group = {};
  /// Takes the sum of the members of a group even where a total is published.
  bool from_members = false;
};

/// A part of a whole, each a zone or a group.
///
/// Unit:     a fraction: 0.121 is 12.1 %.
/// Missing:  empty when either side is missing or the whole is 0; a sum is missing below the
///           minimum coverage asked for, a published figure never is.
/// Formula:  part / whole in base units. A group stands for the figure printed under its
///           published_as zone where there is one, else for the sum of its members; the result says
///           which.
/// Throws:   invalid_argument for a handle of another file, units of two bases, policy matched, a
///           minimum coverage that is not from 0 to 1, or a sum that total() refuses.
/// Example:  examples/04_groups.cpp
[[nodiscard]] YEARBOOK_EXPORT Share share(
    const Snapshot& book, IndicatorHandle indicator, ShareOf part, ShareOf whole, Year year,
    const ShareOptions& options = {}, std::source_location where = std::source_location::current());

/// The share of every member of a group in one whole, such as the group itself: share() of each of
/// them at once.
///
/// Shape:    one value a member, in the order of the group.
/// Unit, Missing, Formula, Throws: as share() of each member.
/// Boundary: the status is the worse of the member's and the whole's.
/// Cost:     as total() of the whole, and one division a member.
/// Example:  examples/04_groups.cpp
[[nodiscard]] YEARBOOK_EXPORT CrossSection shares(
    const Snapshot& book, IndicatorHandle indicator, GroupHandle parts, ShareOf whole, Year year,
    const ShareOptions& options = {}, std::source_location where = std::source_location::current());

/// How the share of a zone in what it lies in is taken.
struct ParentShareOptions {
  /// The nearest zone of this kind that it lies in, directly or through others; empty: its parent.
  std::optional<ZoneKind> kind = std::nullopt;
  /// Indicator of the whole; empty: the same as the part's. Units must have one base.
  std::optional<IndicatorHandle> denominator = std::nullopt;
};

/// A zone as part of the zone that it lies in: its parent, or its province, region or nation.
///
/// Unit, Missing: as share(), whose answer it is for the two figures.
/// Throws:   invalid_argument for a handle of another file, units of two bases, or a zone that lies
///           in no other, or in none of the kind asked for.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT Share
share_in_parent(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year year,
                const ParentShareOptions& options = {},
                std::source_location where = std::source_location::current());

}  // namespace yearbook
