// The names of what the keys of a definition choose from.
#include <yearbook/index_definition.hpp>

#include <array>

namespace yearbook {

std::string_view to_string(IndexStep step) noexcept {
  constexpr std::array<std::string_view, 6> names{"denominate", "impute",    "screen",
                                                  "treat",      "normalise", "aggregate"};
  return names.at(static_cast<std::size_t>(step));
}

std::string_view to_string(Scope scope) noexcept {
  return scope == Scope::year ? "year" : "panel";
}

std::string_view to_string(BaseOf of) noexcept {
  return of == BaseOf::own ? "own" : "group";
}

}  // namespace yearbook
