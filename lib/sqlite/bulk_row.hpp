// A row of table observation on its way in or out. Floor 4.
#pragma once

#include <cstdint>

#include <yearbook/status.hpp>

namespace yearbook::sqlite {

// A value that is NaN is stored as NULL.
struct BulkRow {
  std::int64_t indicator = 0;
  std::int64_t year = 0;
  std::int64_t zone = 0;
  std::int64_t release = 0;
  double value = 0;
  Status status = Status::normal;
};

}  // namespace yearbook::sqlite
