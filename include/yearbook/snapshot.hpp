/// A snapshot: one state of a yearbook, to ask questions of.
/// Floor 2. Queries are free functions on it (query.hpp); it knows no files.
#pragma once

#include <memory>
#include <optional>
#include <source_location>
#include <string_view>

#include <yearbook/catalog.hpp>

namespace yearbook {

namespace book {
class Book;
}

/// What a snapshot shows.
struct SnapshotOptions {
  /// Figures as they were known on that day: those of releases published on or before it. Releases
  /// without a date are not seen. The catalogue is always the newest. Empty: the newest figures.
  std::optional<Date> as_of = std::nullopt;
  /// Of each cell the figure at this place in the order of publication among those seen, as vintage()
  /// counts: 1 is the first one published, 2 the next, -1 the last. A cell with fewer has no row.
  /// What is worked out, such as a defined ratio, is so from figures of that place. Empty: the figure
  /// that stands.
  std::optional<int> vintage = std::nullopt;
};

/// One immutable state of a yearbook, made by Database::snapshot(). A cheap handle: copies share
/// one book, and answers do not change however the file does.
///
/// Lifetime: outlives its Database. In a WAL file (the default) it holds a connection and a read
///           transaction of its own, until preload() has read everything or its last copy is gone:
///           writers go on, the log grows, and a file that is deleted or replaced stays for it as
///           it was. In a file with a rollback journal, where writers would wait, it reads
///           everything when it is made, and holds nothing.
/// Threads:  any number may ask one snapshot at once; the first questions about an indicator read
///           their cells or all of it, after which questions take no lock.
/// Cost:     a copy is a reference count; 10 bytes for each year and zone of an indicator that was
///           asked for, and 24 for each year of one whose total over a group was; see
///           Database::snapshot() for making one.
/// Example:  examples/01_open.cpp
class YEARBOOK_EXPORT Snapshot {
 public:
  explicit Snapshot(std::shared_ptr<book::Book> book) noexcept;

  /// What the yearbook is about. Read when it is first needed: a figure asked by codes needs it not.
  /// Throws:   io or corrupt where the file cannot be read, or names what it does not have.
  /// Lifetime: as long as the snapshot or a copy of it.
  [[nodiscard]] const Catalog& catalog() const&;
  [[nodiscard]] const Catalog& catalog() const&& = delete;

  /// The handle of a zone, by code, name or alias. Throws: as Catalog::find_zone.
  [[nodiscard]] ZoneHandle zone(std::string_view name,
                                std::source_location where = std::source_location::current()) const;
  /// The handle of an indicator, by code or name. Throws: as Catalog::find_indicator.
  [[nodiscard]] IndicatorHandle indicator(
      std::string_view name, std::source_location where = std::source_location::current()) const;
  /// The handle of a group, by code or name. Throws: as Catalog::find_group.
  [[nodiscard]] GroupHandle group(
      std::string_view name, std::source_location where = std::source_location::current()) const;

  /// The day it shows, when it was made with one.
  [[nodiscard]] std::optional<Date> as_of() const noexcept;
  /// The place in the order of publication that it shows, when it was made with one.
  [[nodiscard]] std::optional<int> vintage() const noexcept;

  /// Reads everything now, figures that no longer stand and notes included, and lets the file go:
  /// later questions read nothing.
  void preload() const;

  /// The book behind it, for yearbook's own rooms.
  [[nodiscard]] book::Book& book() const noexcept { return *book_; }

 private:
  std::shared_ptr<book::Book> book_;
};

}  // namespace yearbook
