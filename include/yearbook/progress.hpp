/// How long work tells how far it is, and is stopped.
/// Floor 0.
#pragma once

#include <functional>

namespace yearbook {

/// Called now and then, on the thread of the call, with the part of the work that is done, from 0 to
/// 1. False stops the work: the call then throws Error with code cancelled, and nothing was changed.
using Progress = std::function<bool(double done)>;

}  // namespace yearbook
