// Tells how far work is, and stops it when that is asked. Floor 0.
#pragma once

#include <yearbook/error.hpp>
#include <yearbook/progress.hpp>

namespace yearbook::core {

// Throws cancelled, with that sentence, when the function says so; no function, nothing to do.
inline void report(const Progress& progress, double done,
                   const char* sentence = "the load was stopped; nothing was changed") {
  if (!progress || progress(done)) return;
  throw Error(ErrorCode::cancelled, sentence);
}

}  // namespace yearbook::core
