// A result that must be a number. Floor 1.
#pragma once

#include <cmath>
#include <optional>

namespace yearbook::kernel {

// `value`, unless a division by next to nothing made it infinite or no number at all.
inline std::optional<double> finite(double value) noexcept {
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace yearbook::kernel
