#include "bench/raw.hpp"

#include "bench/books.hpp"

namespace yearbook::bench {
namespace {

sqlite3_stmt* prepared(sqlite3* database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  require(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK, sql);
  return statement;
}

sqlite3* opened(const std::string& path) {
  sqlite3* database = nullptr;
  require(sqlite3_open(path.c_str(), &database) == SQLITE_OK, "open");
  return database;
}

}  // namespace

RawStatement::RawStatement(sqlite3* database, const char* sql)
    : statement_(prepared(database, sql), &sqlite3_finalize) {}

void RawStatement::bind(int parameter, int value) const {
  sqlite3_bind_int(statement_.get(), parameter, value);
}

void RawStatement::bind(int parameter, std::string_view text) const {
  sqlite3_bind_text(statement_.get(), parameter, text.data(), static_cast<int>(text.size()),
                    SQLITE_STATIC);
}

bool RawStatement::step() const {
  const int result = sqlite3_step(statement_.get());
  require(result == SQLITE_ROW || result == SQLITE_DONE, "step");
  return result == SQLITE_ROW;
}

RawFile::RawFile(const std::string& path) : database_(opened(path), &sqlite3_close) {
  execute("PRAGMA cache_size = -1000000");
}

void RawFile::execute(const char* sql) const {
  require(sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
}

}  // namespace yearbook::bench
