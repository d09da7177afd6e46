#include <yearbook/database.hpp>

#include <yearbook/error.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/log.hpp"
#include "store/database_parts.hpp"
#include "store/new_file.hpp"
#include "store/schema.hpp"
#include "store/sqlite_source.hpp"

namespace yearbook {
namespace {

using sqlite::Access;
using sqlite::ConnectionOptions;
using store::Layout;

constexpr std::string_view memory_path = ":memory:";

bool may_write(const std::string& path) {
  return ::access(path.c_str(), W_OK) == 0;
}

std::string folder_of(const std::string& path) {
  const auto parent = std::filesystem::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}

// Whether a log or journal of SQLite lies beside the file: another connection is at work, or
// crashed.
bool has_companions(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path + "-wal", ignored) ||
         std::filesystem::exists(path + "-journal", ignored);
}

// Looks at the schema on a connection that leaves no trace, so that a refused file stays as it was.
void inspect(const std::string& path, const OpenOptions& options, Layout layout) {
  const bool alone = !has_companions(path);
  sqlite::Connection connection(path, {.access = Access::read_only,
                                       .immutable = alone,
                                       .untrusted = options.untrusted,
                                       .busy_timeout = options.busy_timeout});
  if (layout == store::newest_layout()) {
    store::require_our_schema(connection, path, options.untrusted);
  } else {
    // Another minor layout has other texts; that it can be read is all that can be asked.
    static_cast<void>(connection.query_integer("SELECT count(*) FROM sqlite_schema"));
  }
}

// How a file is opened for good. A handle for reading opens for writing where it may and refuses
// statements that write: a connection that cannot write leaves SQLite's files beside a WAL
// database.
ConnectionOptions connection_options(const std::string& path, const OpenOptions& options,
                                     bool read_only) {
  const bool file_writable = may_write(path);
  const bool folder_writable = may_write(folder_of(path));
  ConnectionOptions how{.access = Access::read_write,
                        .query_only = read_only,
                        .untrusted = options.untrusted,
                        .busy_timeout = options.busy_timeout};
  if (!file_writable || !folder_writable) {
    how.access = Access::read_only;
    how.immutable = !folder_writable && !has_companions(path);
  }
  return how;
}

// The device of a file and its number there, which another file put in its place has not.
std::optional<std::pair<std::uint64_t, std::uint64_t>> identity_of(const std::string& path) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0) return std::nullopt;
  return std::pair<std::uint64_t, std::uint64_t>(found.st_dev, found.st_ino);
}

std::string open_sentence(const std::string& path, const Error& failure) {
  return "cannot open \"" + path + "\": " + failure.what();
}

}  // namespace

// --- Parts

Database::Parts::Parts(std::string path, std::string file, const OpenOptions& options,
                       const ConnectionOptions& how, Layout layout,
                       std::optional<sqlite::Connection> inspected)
    : path_(std::move(path)),
      file_(std::move(file)),
      identity_(identity_of(file_)),
      how_(how),
      connection_(file_, how),
      inspected_(std::move(inspected)),
      durability_(options.durability),
      layout_(layout),
      read_only_(how.query_only || how.access == Access::read_only),
      uuid_((inspected_ ? *inspected_ : connection_)
                .query_text("SELECT value FROM meta WHERE key = 'uuid'")),
      data_version_(connection_.prepare("PRAGMA data_version")) {
  how_.access = how_.access == Access::create ? Access::read_write : how_.access;
}

void Database::Parts::make_ready(sqlite::Connection& connection) const {
  connection.execute(durability_ == Durability::full ? "PRAGMA synchronous = FULL"
                                                     : "PRAGMA synchronous = NORMAL");
  connection.execute("PRAGMA secure_delete = OFF");
}

sqlite::Connection& Database::Parts::connection() {
  if (!ready_) {
    make_ready(connection_);
    ready_ = true;
  }
  return connection_;
}

sqlite::Connection Database::Parts::reader() const {
  require_same_file();
  ConnectionOptions how = how_;
  how.query_only = true;
  return {file_, how};
}

sqlite::Connection Database::Parts::writer() const {
  require_same_file();
  sqlite::Connection result(file_, how_);
  make_ready(result);
  return result;
}

void Database::Parts::require_writable() const {
  if (!read_only_) return;
  throw Error(ErrorCode::read_only,
              "\"" + path_ +
                  "\" is open for reading only; open it for writing, or check its "
                  "permissions and layout");
}

std::int64_t Database::Parts::data_version() {
  data_version_.step();
  const std::int64_t version = data_version_.integer(0);
  data_version_.reset();
  return version;
}

bool Database::Parts::newest_stands() {
  if (!newest_.book || newest_.own_changes != connection_.total_changes()) return false;
  if (newest_.file_version) return newest_.file_version == sqlite::file_version(connection_);
  return newest_.data_version == data_version();
}

Snapshot Database::Parts::snapshot(const SnapshotOptions& options) {
  const bool keep = !options.as_of && !options.vintage;
  if (keep && newest_stands()) return Snapshot(newest_.book);
  // Before the state that is read: what others commit between the two is seen the next time.
  Newest made{.own_changes = connection_.total_changes(), .data_version = data_version()};
  std::unique_ptr<store::SqliteSource> source = newest_source();
  const bool writers_go_on = source->writers_go_on();
  made.file_version = source->version();
  made.book = std::make_shared<book::Book>(std::move(source), options);
  // Where whoever writes would wait for a snapshot, it reads all there is and lets the file go.
  if (!writers_go_on) made.book->preload();
  Snapshot result(made.book);
  if (keep) newest_ = std::move(made);
  return result;
}

void Database::Parts::require_same_file() const {
  if (!identity_ || identity_of(file_) == identity_) return;
  throw Error(
      ErrorCode::conflict,
      "\"" + path_ +
          "\" was deleted, or another file put in its place, since it was opened; snapshots "
          "of it go on, but for a new state open it again");
}

std::unique_ptr<store::SqliteSource> Database::Parts::newest_source() {
  if (inspected_) {
    auto source = std::make_unique<store::SqliteSource>(std::move(*inspected_));
    inspected_.reset();
    return source;
  }
  return std::make_unique<store::SqliteSource>(reader());
}

// --- Database

Database::Database(std::unique_ptr<Parts> parts) noexcept : parts_(std::move(parts)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Database Database::open(std::string_view path, const OpenOptions& options) {
  const std::string file(path);
  const Layout newest = store::newest_layout();
  const Layout layout = store::read_layout(file, newest.major);
  try {
    const bool read_only = options.read_only || layout > newest;
    const ConnectionOptions how = connection_options(file, options, read_only);
    std::optional<sqlite::Connection> inspected;
    if (layout == newest && how.access == Access::read_write && !has_companions(file)) {
      // Nobody is at work: a connection that may write removes what SQLite puts beside the file.
      ConnectionOptions reading = how;
      reading.query_only = true;
      inspected.emplace(file, reading);
      store::require_our_schema(*inspected, file, options.untrusted);
    } else {
      inspect(file, options, layout);
    }
    auto parts = std::make_unique<Parts>(file, file, options, how, layout, std::move(inspected));
    if (layout < newest && !parts->read_only()) {
      store::upgrade_schema(parts->connection(), layout);
      core::log(LogLevel::info, "upgraded \"" + file + "\" from layout " + to_string(layout) +
                                    " to " + to_string(newest));
      return open(path, options);
    }
    return Database(std::move(parts));
  } catch (const Error& failure) {
    if (failure.sqlite_code() == 0) throw;
    throw Error(failure.code(), open_sentence(file, failure), failure.sqlite_code(),
                std::string(failure.sql()));
  }
}

Database Database::create(std::string_view path, const OpenOptions& options) {
  if (path != memory_path) {
    store::NewFile file{std::string(path)};
    store::create_schema(file.connection());
    file.publish();
    return open(path, options);
  }
  static std::atomic<std::int64_t> made{0};
  const std::string file = "memdb:/yearbook-" + std::to_string(++made);
  const ConnectionOptions how{.access = Access::create, .busy_timeout = options.busy_timeout};
  sqlite::Connection first(file, how);
  store::create_schema(first);
  return Database(
      std::make_unique<Parts>(std::string(path), file, options, how, store::newest_layout()));
}

Database::Parts& Database::parts(std::source_location where) const {
  if (parts_) return *parts_;
  throw Error(ErrorCode::invalid_argument,
              "the database was closed or moved from; open it again to use it", where);
}

// NOLINTNEXTLINE(readability-make-member-function-const): it may change what is kept
Snapshot Database::snapshot(const SnapshotOptions& options, std::source_location where) {
  if (options.vintage == 0) {
    throw Error(ErrorCode::invalid_argument,
                "no figure has the place 0; 1 is the first published, -1 the last", where);
  }
  return parts(where).snapshot(options);
}

const std::string& Database::path(std::source_location where) const {
  return parts(where).path();
}
const std::string& Database::uuid(std::source_location where) const {
  return parts(where).uuid();
}
std::string Database::layout(std::source_location where) const {
  return to_string(parts(where).layout());
}
std::size_t Database::observations(std::source_location where) const {
  return static_cast<std::size_t>(
      parts(where).connection().query_integer("SELECT count(*) FROM observation"));
}
bool Database::read_only(std::source_location where) const {
  return parts(where).read_only();
}

void Database::close() noexcept {
  parts_.reset();
}

}  // namespace yearbook
