// Functions of SQLite of which one call may take minutes, held to calls that end soon. Floor 4.
#pragma once

#include <functional>
#include <memory>

#include "sqlite/connection.hpp"

namespace yearbook::sqlite {

// A progress handler is asked between calls, never within one. So instr(), LIKE and the like, which
// hold one text against all of another, are replaced by functions that first see how long both are,
// ask whether work may go on, and then call SQLite's own. SQLite does not give back what was
// replaced: they stay with the connection, and once this is gone nobody is asked.
class BoundedFunctions {
 public:
  // `goes_on` false interrupts the statement.
  BoundedFunctions(Connection& connection, std::function<bool()> goes_on);
  ~BoundedFunctions();
  BoundedFunctions(const BoundedFunctions&) = delete;
  BoundedFunctions& operator=(const BoundedFunctions&) = delete;
  BoundedFunctions(BoundedFunctions&&) = delete;
  BoundedFunctions& operator=(BoundedFunctions&&) = delete;

 private:
  class Calls;
  std::shared_ptr<Calls> calls_;
};

// How many bytes of one text may meet how many of another: the most that the product may be.
constexpr double longest_meeting = 1e8;

}  // namespace yearbook::sqlite
