#include "support/support.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "book/book.hpp"

namespace yearbook::test {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "yearbook-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::permissions(path_, fs::perms::owner_all, fs::perm_options::add, ignored);
  fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view content) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
  return file.string();
}

std::vector<std::string> TemporaryFolder::names() const {
  std::vector<std::string> result;
  for (const auto& entry : fs::directory_iterator(path_)) {
    result.push_back(entry.path().filename().string());
  }
  std::ranges::sort(result);
  return result;
}

FullDisk::FullDisk(std::uint64_t bytes) {
  ::rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  before_ = limit.rlim_cur;
  limit.rlim_cur = bytes;
  std::signal(SIGXFSZ, SIG_IGN);  // so that writing fails instead of ending the process
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

FullDisk::~FullDisk() {
  ::rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = before_;
  ::setrlimit(RLIMIT_FSIZE, &limit);
  std::signal(SIGXFSZ, SIG_DFL);
}

std::string read_file(const fs::path& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

fs::path source_directory() {
  return YEARBOOK_SOURCE_DIR;
}
fs::path torch_directory() {
  return source_directory() / "examples" / "torch";
}

void write_small_directory(const TemporaryFolder& folder) {
  folder.write("units.csv",
               "code,dimension,base,factor,name_en,name_zh\n"
               "CNY,money,CNY,1,yuan,元\n"
               "CNY_100m,money,CNY,100000000,CNY 100 million,亿元\n"
               "USD,money,USD,1,,\n"
               "person,people,person,1,,\n"
               "person_10k,people,person,10000,,\n"
               "ratio,ratio,ratio,1,,\n"
               "percent,ratio,ratio,0.01,,\n"
               "CNY_per_person,money/people,CNY_per_person,1,,\n"
               "index,index,index,1,,\n");
  folder.write("zones.csv",
               "code,kind,name_en,name_zh,parent,first_year,last_year,note\n"
               "land,nation,Land,国,,,,\n"
               "north,province,North,北省,land,,,\n"
               "south,province,South,南省,land,,,\n"
               "all_zones,aggregate,All zones,全部,land,,,\n"
               "alpha,zone,Alpha Zone,甲区,north,1991,,first\n"
               "beta,zone,Beta Zone,乙区,north,1992,,\n"
               "gamma,zone,Gamma Zone,丙区,south,2010,,\n"
               "delta,zone,Delta Zone,丁区,south,2015,,\n");
  folder.write("aliases.csv",
               "zone,alias,language\n"
               "alpha,Ａlpha,en\n"
               "alpha,Twin,en\n"
               "beta,Twin,en\n");
  folder.write("groups.csv",
               "group,zone,name_en,name_zh,set,first_year,last_year,published_as\n"
               "everyone,alpha,Everyone,所有,,1991,,all_zones\n"
               "everyone,beta,,,,1992,,\n"
               "everyone,gamma,,,,2010,,\n"
               "everyone,delta,,,,2015,,\n");
  folder.write("indicators.csv",
               "code,name_en,name_zh,unit,kind,direction,decimals,numerator,denominator,"
               "denominator_zone,factor,definition\n"
               "gdp,Gross product,生产总值,CNY,flow,1,,,,,,\n"
               "people,Employees,从业人员,person,stock,1,0,,,,,\n"
               "per_head,Product a head,,CNY_per_person,ratio,1,,gdp,people,,,\n"
               "share,Share of the land,,percent,ratio,1,1,gdp,gdp,land,,\n"
               "mood,Mood,,index,index,1,1,,,,,\n");
  folder.write("releases.csv",
               "code,title,publisher,published_on,tier,url,note\n"
               "press_2016,Early press,,2017-02-16,0,,\n"
               "report_2015,Report 2015,Office,2016-12-31,1,,\n"
               "report_2016,Report 2016,Office,2017-12-21,1,https://example.org/2016,\n");
  folder.write("observations.csv",
               "indicator,zone,year,value,status,unit,release,locator,note,quantum\n"
               "gdp,land,2015,1000,,CNY_100m,report_2015,,,\n"
               "gdp,land,2016,1200,,CNY_100m,report_2016,,,100\n"
               "gdp,all_zones,2016,121.5,,CNY_100m,report_2016,table 1,,\n"
               "gdp,alpha,2015,50,,CNY_100m,report_2015,,,10\n"
               "gdp,alpha,2016,61,E,CNY_100m,press_2016,,early,\n"
               "gdp,alpha,2016,60.5,,CNY_100m,report_2016,,,\n"
               "gdp,beta,2015,30,,CNY_100m,report_2015,,,\n"
               "gdp,beta,2015,31,P,CNY_100m,report_2016,,,\n"
               "gdp,beta,2016,0,,CNY_100m,report_2016,,,\n"
               "gdp,gamma,2016,,Q,CNY_100m,report_2016,,,\n"
               "gdp,delta,2016,,M,,report_2016,,,\n"
               "people,alpha,2016,2.5,,person_10k,report_2016,,,\n"
               "people,beta,2016,15000,D,,report_2016,,,\n"
               "share,alpha,2016,5.1,,,report_2016,,,\n"
               "mood,alpha,2016,101.5,,,report_2016,,,\n");
}

void reserve_bytes(const std::string& database_file, int bytes) {
  sqlite3* database = nullptr;
  if (sqlite3_open(database_file.c_str(), &database) != SQLITE_OK) {
    throw std::runtime_error("cannot open " + database_file);
  }
  // A log keeps pages as they are.
  const bool done =
      sqlite3_exec(database, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr) ==
          SQLITE_OK &&
      sqlite3_file_control(database, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes) == SQLITE_OK &&
      sqlite3_exec(database, "VACUUM", nullptr, nullptr, nullptr) == SQLITE_OK;
  sqlite3_close(database);
  if (!done) throw std::runtime_error("cannot reserve bytes in " + database_file);
}

std::string dump(const std::string& database_file) {
  const SQLite::Database database(database_file, SQLite::OPEN_READONLY);
  std::string result;
  SQLite::Statement tables(database,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  while (tables.executeStep()) {
    const std::string table = tables.getColumn(0).getString();
    SQLite::Statement rows(database, "SELECT * FROM \"" + table + "\"");
    result += "-- " + table + "\n";
    while (rows.executeStep()) {
      for (int i = 0; i < rows.getColumnCount(); ++i) {
        const auto column = rows.getColumn(i);
        result += (column.isNull() ? "NULL" : column.getString()) + "|";
      }
      result += "\n";
    }
  }
  return result;
}

BookBuilder::BookBuilder() {
  catalog_.uuid = "00000000000000ab0000000000000000";
  catalog_.file = 0xab;
}

ZoneHandle BookBuilder::zone(std::string_view code, std::string_view parent, ZoneKind kind) {
  Zone zone;
  zone.handle = ZoneHandle(catalog_.file, static_cast<std::int32_t>(catalog_.zones.size()) + 1);
  zone.code = code;
  zone.kind = kind;
  for (const Zone& other : catalog_.zones) {
    if (!parent.empty() && other.code == parent) zone.parent = other.handle;
  }
  catalog_.zones.push_back(zone);
  return zone.handle;
}

IndicatorHandle BookBuilder::indicator(std::string_view code, IndicatorKind kind,
                                       const Unit& unit) {
  Indicator indicator;
  indicator.handle =
      IndicatorHandle(catalog_.file, static_cast<std::int32_t>(catalog_.indicators.size()) + 1);
  indicator.code = code;
  indicator.kind = kind;
  indicator.unit = unit;
  indicator.direction = 1;
  catalog_.indicators.push_back(indicator);
  return indicator.handle;
}

IndicatorHandle BookBuilder::ratio(std::string_view code, IndicatorHandle numerator,
                                   IndicatorHandle denominator,
                                   std::optional<ZoneHandle> denominator_zone, const Unit& unit) {
  const IndicatorHandle handle = indicator(code, IndicatorKind::ratio, unit);
  catalog_.indicators.back().ratio = RatioDefinition{numerator, denominator, denominator_zone, 1};
  return handle;
}

GroupHandle BookBuilder::group(std::string_view code, std::vector<Membership> members,
                               std::optional<ZoneHandle> published_as) {
  Group group;
  group.handle = GroupHandle(catalog_.file, static_cast<std::int32_t>(catalog_.groups.size()) + 1);
  group.code = code;
  group.members = std::move(members);
  group.published_as = published_as;
  catalog_.groups.push_back(group);
  return group.handle;
}

std::int64_t BookBuilder::release(std::string_view code, std::string_view published_on) {
  Release release;
  release.id = 1'000'000'000 + static_cast<std::int64_t>(catalog_.releases.size()) + 1;
  release.code = code;
  release.title = code;
  release.published_on = published_on;
  catalog_.releases.push_back(release);
  return release.id;
}

void BookBuilder::put(IndicatorHandle indicator, ZoneHandle zone, int year, double value,
                      std::int64_t release, Status status) {
  rows_.push_back({indicator.id(), {year, zone.id(), release, value, status}});
}

void BookBuilder::note(IndicatorHandle indicator, book::NoteRow note) {
  notes_.emplace_back(indicator.id(), std::move(note));
}

Snapshot BookBuilder::snapshot(std::optional<Date> as_of, std::optional<int> vintage) const {
  auto source = std::make_unique<book::MemorySource>(catalog_);
  for (const auto& [indicator, row] : rows_) source->add(indicator, row);
  for (const auto& [indicator, note] : notes_) source->add(indicator, note);
  return Snapshot(std::make_shared<book::Book>(std::move(source), SnapshotOptions{as_of, vintage}));
}

}  // namespace yearbook::test
