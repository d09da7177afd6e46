// What tests share: folders that go away, small books made by hand.
#pragma once

#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/yearbook.hpp>

#include "book/memory_source.hpp"

namespace yearbook::test {

// A number that is missing, units that many books print, and a span that never ends.
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();
inline const Unit percent{"percent", "ratio", "ratio", 0.01, "", ""};
inline const Unit cny_100m{"CNY_100m", "money", "CNY", 1e8, "", ""};
inline constexpr YearRange always{Year{1}, Year{9999}};

// A folder of its own, removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  TemporaryFolder(TemporaryFolder&&) = delete;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  // The path of a file in it.
  [[nodiscard]] std::string file(std::string_view name) const { return (path_ / name).string(); }
  // Writes a file, making folders on the way; gives its path.
  // NOLINTNEXTLINE(modernize-use-nodiscard): often written for its effect alone
  std::string write(std::string_view name, std::string_view content) const;
  // Names of everything in it, sorted.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  std::filesystem::path path_;
};

// While it lives no file of this process grows beyond so many bytes, as on a full disk.
class FullDisk {
 public:
  explicit FullDisk(std::uint64_t bytes);
  ~FullDisk();
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  FullDisk(FullDisk&&) = delete;
  FullDisk& operator=(FullDisk&&) = delete;

 private:
  std::uint64_t before_;
};

std::string read_file(const std::filesystem::path& path);

// The yearbook directory of the report, and a folder of the source tree.
std::filesystem::path torch_directory();
std::filesystem::path source_directory();

// A small yearbook directory: units, four zones in two provinces of a nation, a group, indicators
// (gdp and people: flows and stocks; per_head: gdp over people; share: gdp over that of the nation;
// mood: an index), two releases and some figures. Every test that needs text data begins with it.
void write_small_directory(const TemporaryFolder& folder);

// Sets aside so many bytes at the end of every page of a file that nobody has open, for good: of such
// files the observations are read by SQL and not from the pages.
void reserve_bytes(const std::string& database_file, int bytes);

// Every row of every table of ours, as text: two files are equal when their dumps are.
std::string dump(const std::string& database_file);

// Builds a snapshot without any file, out of rows given one by one.
class BookBuilder {
 public:
  BookBuilder();

  ZoneHandle zone(std::string_view code, std::string_view parent = {},
                  ZoneKind kind = ZoneKind::zone);
  IndicatorHandle indicator(std::string_view code, IndicatorKind kind = IndicatorKind::flow,
                            const Unit& unit = {"CNY", "money", "CNY", 1, "", ""});
  // A ratio of two indicators; of the denominator's figure at `denominator_zone` when it is given.
  IndicatorHandle ratio(std::string_view code, IndicatorHandle numerator,
                        IndicatorHandle denominator,
                        std::optional<ZoneHandle> denominator_zone = std::nullopt,
                        const Unit& unit = {"ratio", "ratio", "ratio", 1, "", ""});
  GroupHandle group(std::string_view code, std::vector<Membership> members,
                    std::optional<ZoneHandle> published_as = std::nullopt);
  // Releases are to be added in ascending order; gives its id.
  std::int64_t release(std::string_view code, std::string_view published_on = "2018-01-01");
  void put(IndicatorHandle indicator, ZoneHandle zone, int year, double value, std::int64_t release,
           Status status = Status::normal);
  void note(IndicatorHandle indicator, book::NoteRow note);

  [[nodiscard]] CatalogData& catalog() noexcept { return catalog_; }
  [[nodiscard]] Snapshot snapshot(std::optional<Date> as_of = std::nullopt,
                                  std::optional<int> vintage = std::nullopt) const;

 private:
  CatalogData catalog_;
  std::vector<std::pair<std::int32_t, book::ObservationRow>> rows_;
  std::vector<std::pair<std::int32_t, book::NoteRow>> notes_;
};

// The code and sentence of the Error that `work` throws; code internal and "nothing was thrown"
// otherwise.
struct Thrown {
  ErrorCode code = ErrorCode::internal;
  std::string sentence = "nothing was thrown";
};
template <typename Work>
Thrown thrown_by(Work&& work) {
  try {
    std::forward<Work>(work)();
  } catch (const Error& error) {
    return {error.code(), error.what()};
  }
  return {};
}

}  // namespace yearbook::test
