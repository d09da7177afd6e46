// The yearbook tool.
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "tool/verb.hpp"

int main(int argc, char** argv) {
  // A file that may grow no further is an error of writing then, as on a full disk, and no end.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    std::ios::sync_with_stdio(false);
    const bool colour = yearbook::tool::may_have_colour(
        ::isatty(STDOUT_FILENO) == 1, std::getenv("NO_COLOR"), std::getenv("TERM"));
    const int code = yearbook::tool::run(
        argc, argv, {std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1, colour});
    std::cout.flush();
    if (!std::cout) {
      std::cerr << "yearbook: cannot write the results\n";
      return 1;
    }
    return code;
  } catch (const std::exception& failure) {
    std::cerr << "yearbook: " << failure.what() << '\n';
    return 1;
  }
}
