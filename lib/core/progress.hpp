// Tells how far work is, and stops it when that is asked. Floor 0.
#pragma once

#include <yearbook/error.hpp>
#include <yearbook/progress.hpp>

namespace yearbook::core {

// Throws cancelled when the function says so; no function, nothing to do.
inline void report(const Progress& progress, double done) {
  if (!progress || progress(done)) return;
  throw Error(ErrorCode::cancelled, "the load was stopped; nothing was changed");
}

}  // namespace yearbook::core
