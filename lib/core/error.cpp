#include <yearbook/error.hpp>

#include <utility>

namespace yearbook {

struct Error::Facts {
  ErrorCode code;
  int sqlite_code;
  std::string sql;
  std::source_location where;
};

std::string_view to_string(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::invalid_argument:
      return "invalid_argument";
    case ErrorCode::conflict:
      return "conflict";
    case ErrorCode::constraint:
      return "constraint";
    case ErrorCode::busy:
      return "busy";
    case ErrorCode::read_only:
      return "read_only";
    case ErrorCode::corrupt:
      return "corrupt";
    case ErrorCode::schema_too_new:
      return "schema_too_new";
    case ErrorCode::schema_foreign:
      return "schema_foreign";
    case ErrorCode::io:
      return "io";
    case ErrorCode::cancelled:
      return "cancelled";
    case ErrorCode::sql:
      return "sql";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

Error::Error(ErrorCode code, const std::string& sentence, std::source_location where)
    : Error(code, sentence, 0, {}, where) {}

Error::Error(ErrorCode code, const std::string& sentence, int sqlite_code, std::string sql,
             std::source_location where)
    : std::runtime_error(sentence),
      facts_(std::make_shared<const Facts>(Facts{code, sqlite_code, std::move(sql), where})) {}

ErrorCode Error::code() const noexcept {
  return facts_->code;
}

bool Error::retryable() const noexcept {
  return facts_->code == ErrorCode::busy;
}

int Error::sqlite_code() const noexcept {
  return facts_->sqlite_code;
}

std::string_view Error::sql() const noexcept {
  return facts_->sql;
}

const std::source_location& Error::where() const noexcept {
  return facts_->where;
}

}  // namespace yearbook
