/// Figures in from a program: many rows, checked as a whole, written by one transaction.
/// Floor 5. load() in exchange.hpp reads them from text, and the catalogue with them.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <source_location>
#include <span>
#include <string>
#include <string_view>

#include <yearbook/database.hpp>
#include <yearbook/progress.hpp>
#include <yearbook/status.hpp>
#include <yearbook/year.hpp>

namespace yearbook {

/// One figure on its way in.
struct NewFigure {
  IndicatorHandle indicator;
  ZoneHandle zone;
  Year year{1};
  double value = 0;  ///< in the indicator's unit; NaN: missing, and the status says why
  Status status = Status::normal;
};

/// How figures are written.
struct LoaderOptions {
  /// The figures of the releases named make way for the new ones, instead of having to agree. A
  /// release that comes as it is stays, and its figures count as present.
  bool replace = false;
  /// What the record of the load calls it (table import_batch).
  std::string name = "program";
  Progress progress = nullptr;
};

/// What a Loader wrote.
struct LoaderReport {
  std::size_t added = 0;
  std::size_t present = 0;   ///< figures that the file held already, equal
  std::size_t replaced = 0;  ///< figures that made way
};

/// Gathers figures, in any order, and writes them all or not at all.
///
/// Lifetime: holds the Database, which must outlive it and stay where it is; nothing is locked
///           before commit(). A loader that goes away without it has changed nothing.
/// Throws:   invalid_argument from every member that does work, once the loader is moved from.
/// Threads:  one at a time, as its Database.
/// Cost:     48 bytes a figure until commit(). From 50,000 figures on, when the file has no more than
///           twice as many, commit() needs room for a copy of the file beside it, for as long as it
///           takes; without that room it inserts them, which takes several times as long.
/// Example:  examples/14_loader.cpp
class YEARBOOK_EXPORT Loader {
 public:
  /// Throws: read_only; invalid_argument when the database is closed or moved from.
  explicit Loader(Database& database, LoaderOptions options = {},
                  std::source_location where = std::source_location::current());
  ~Loader();
  Loader(Loader&&) noexcept;
  Loader& operator=(Loader&&) noexcept;
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;

  /// Names the release of the figures that are added from here on.
  /// Throws: not_found, naming the nearest.
  void release(std::string_view code, std::source_location where = std::source_location::current());

  /// Adds figures. What is wrong with them is reported by commit(), by their number.
  /// Throws: invalid_argument when no release was named.
  void add(const NewFigure& figure, std::source_location where = std::source_location::current());
  void add(std::span<const NewFigure> figures,
           std::source_location where = std::source_location::current());

  /// Makes room for figures that are to come; saves time when there are millions.
  void reserve(std::size_t figures, std::source_location where = std::source_location::current());

  /// How many figures wait for commit().
  [[nodiscard]] std::size_t size() const noexcept;

  /// Checks all figures and writes them by one transaction; then the loader is empty, and may be
  /// used again with the release it has.
  ///
  /// Boundary: a figure that the file holds already must be equal, unless `replace`.
  /// Throws:   invalid_argument or conflict with one line a mistake, "figures:NUMBER: what was
  ///           found; what to do", at most twenty: handles of another file, years outside 1 to 9999,
  ///           infinite values, a value beside a status that forbids it or none where it needs one,
  ///           a cell twice in one release, another figure than the file has. cancelled when the
  ///           progress function said so; busy; io. The file is then as it was, and the loader
  ///           keeps its figures.
  LoaderReport commit(std::source_location where = std::source_location::current());

  /// Lets go of the figures that were added.
  void clear() noexcept;

 private:
  class Parts;
  [[nodiscard]] Parts& parts(std::source_location where) const;
  std::unique_ptr<Parts> parts_;
};

}  // namespace yearbook
