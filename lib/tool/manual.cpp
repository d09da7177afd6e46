#include "tool/manual.hpp"

#include <CLI/CLI.hpp>

#include <sstream>
#include <string_view>
#include <vector>

#include <yearbook/version.hpp>

namespace yearbook::tool {
namespace {

std::vector<const CLI::App*> verbs_of(const CLI::App& tool) {
  return tool.get_subcommands([](const CLI::App*) { return true; });
}

// What --help lists: not what belongs to no group.
std::vector<const CLI::Option*> options_of(const CLI::App& app, bool positional) {
  return app.get_options([positional](const CLI::Option* option) {
    return !option->get_group().empty() && option->get_positional() == positional;
  });
}

bool takes_value(const CLI::Option& option) {
  return option.get_items_expected_max() > 0;
}

std::string long_name(const CLI::Option& option) {
  return "--" + option.get_lnames().front();
}

// The words that an option allows: those between the braces of "TEXT:{table,csv,json}".
std::string choices_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t from = type.find('{');
  if (from == std::string::npos) return {};
  std::string result = type.substr(from + 1, type.find('}') - from - 1);
  for (char& c : result) {
    if (c == ',') c = ' ';
  }
  return result;
}

// The word for an option's value.
std::string value_name(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type.substr(0, type.find(':'));
}

// Text that roff prints as it is.
std::string roff(std::string_view text) {
  std::string result;
  bool at_start = true;  // of a line, where a point or an apostrophe would be a request
  for (const char c : text) {
    if (at_start && (c == '.' || c == '\'')) result += "\\&";
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else if (c == '\'') {
      result += "\\(aq";
    } else {
      result += c;
    }
    at_start = c == '\n';
  }
  return result;
}

void add_as_it_stands(std::string& page, const std::string& text) {
  if (!text.empty()) page.append(".PP\n.nf\n").append(roff(text)).append("\n.fi\n");
}

void add_option(std::string& page, const CLI::Option& option) {
  page += ".TP\n";
  if (option.get_positional()) {
    page.append("\\fI").append(roff(option.get_name(true))).append("\\fR\n");
  } else {
    page.append("\\fB").append(roff(long_name(option))).append("\\fR");
    const std::string choices = choices_of(option);
    if (!choices.empty()) {
      page.append(" \\fI").append(roff(choices)).append("\\fR");
    } else if (takes_value(option)) {
      page.append(" \\fI").append(roff(value_name(option))).append("\\fR");
    }
    page += '\n';
  }
  page.append(roff(option.get_description()));
  if (!option.get_default_str().empty()) {
    page.append(" (default: ").append(roff(option.get_default_str())).append(")");
  }
  page += '\n';
}

void add_verb(std::string& page, const CLI::App& verb) {
  page.append(".SS yearbook ").append(roff(verb.get_name()));
  for (const CLI::Option* option : options_of(verb, true)) {
    const std::string name = option->get_name(true);
    page.append(" ").append(roff(option->get_required() ? name : "[" + name + "]"));
    if (option->get_items_expected_max() > 1) page += "...";
  }
  page.append("\n").append(roff(verb.get_description())).append(".\n");
  for (const bool positional : {true, false}) {
    for (const CLI::Option* option : options_of(verb, positional)) {
      // The same for every verb.
      const std::string name = option->get_name(positional);
      if (name != "FILE" && name != "--help") add_option(page, *option);
    }
  }
  add_as_it_stands(page, verb.get_footer());
}

// A line of a case statement that gives a variable what is known of a verb.
template <typename Of>
void add_case(std::string& script, const CLI::App& tool, std::string_view variable, Of of) {
  script += "  case $verb in\n";
  for (const CLI::App* verb : verbs_of(tool)) {
    script.append("    ").append(verb->get_name()).append(") ").append(variable).append("='");
    script.append(of(*verb)).append("' ;;\n");
  }
  script += "  esac\n";
}

std::string names_of(const CLI::App& verb, bool with_value_only) {
  std::string result;
  for (const CLI::Option* option : options_of(verb, false)) {
    if (with_value_only && !takes_value(*option)) continue;
    if (!result.empty()) result += ' ';
    result += long_name(*option);
  }
  return result;
}

// Completes the value of options that allow certain words.
void add_choices(std::string& script, const CLI::App& tool) {
  script += "  case \"$verb $previous\" in\n";
  for (const CLI::App* verb : verbs_of(tool)) {
    for (const CLI::Option* option : options_of(*verb, false)) {
      const std::string choices = choices_of(*option);
      if (choices.empty()) continue;
      script.append("    '").append(verb->get_name()).append(" ").append(long_name(*option));
      script.append("') _yearbook_words '").append(choices).append("'; return ;;\n");
    }
  }
  script += "  esac\n";
}

constexpr std::string_view script_begin =
    R"bash(# Completion of yearbook for bash; made by: yearbook --completion bash
_yearbook_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current")
}

# The first column of what a verb lists, where it is a word that needs no quotes.
_yearbook_codes() {
  local code
  while IFS=, read -r code _; do
    [[ $code == "$current"* && $code =~ ^[A-Za-z0-9_.-]+$ ]] && COMPREPLY+=("$code")
  done < <("${COMP_WORDS[0]}" "$1" "${COMP_WORDS[2]/#\~/$HOME}" --format csv 2>/dev/null | tail -n +2)
}

_yearbook() {
  local current=${COMP_WORDS[COMP_CWORD]} verb=${COMP_WORDS[1]}
  local previous=${COMP_WORDS[COMP_CWORD-1]} options='' valued='' places='' place=0 word
  COMPREPLY=()
)bash";

constexpr std::string_view script_end = R"bash(  if [[ $current == -* ]]; then
    _yearbook_words "$options"
    return
  fi
  [[ " $valued " == *" $previous "* ]] && return
  # Which of the places of the verb the word takes.
  for ((word = 2; word < COMP_CWORD; ++word)); do
    if [[ ${COMP_WORDS[word]} == -* ]]; then
      [[ " $valued " == *" ${COMP_WORDS[word]} "* ]] && ((++word))
    else
      ((++place))
    fi
  done
  read -ra places <<<"$places"
  case ${places[place]} in
    INDICATOR) _yearbook_codes indicators ;;
    ZONE | PART | WHOLE) _yearbook_codes zones ;;
    RELEASE | RELEASE_A | RELEASE_B) _yearbook_codes releases ;;
  esac
}

complete -o default -F _yearbook yearbook
)bash";

}  // namespace

std::string manual_page(const CLI::App& tool) {
  std::string page = ".TH YEARBOOK 1 \"\" \"yearbook " + std::string(version) +
                     "\" \"User Commands\"\n.SH NAME\nyearbook \\- " +
                     "a statistical yearbook in one SQLite file\n.SH SYNOPSIS\n"
                     ".B yearbook\n\\fIVERB FILE\\fR ... [\\fIOPTIONS\\fR]\n.SH DESCRIPTION\n";
  page.append(roff(tool.get_description())).append("\n");
  add_as_it_stands(page, tool.get_footer());
  page += ".SH VERBS\n";
  for (const CLI::App* verb : verbs_of(tool)) add_verb(page, *verb);
  page +=
      ".SH ENVIRONMENT\n.TP\n\\fBNO_COLOR\\fR\nNo colour on a terminal when it is set and not "
      "empty.\n"
      ".SH SEE ALSO\n.BR sqlite3 (1)\n";
  return page;
}

std::string bash_completion(const CLI::App& tool) {
  std::string script(script_begin);
  std::string verbs;
  for (const CLI::App* verb : verbs_of(tool)) verbs += verb->get_name() + " ";
  script += "  if ((COMP_CWORD == 1)); then\n    _yearbook_words '" + verbs +
            "--help --version'\n    return\n  fi\n";
  add_choices(script, tool);
  add_case(script, tool, "options", [](const CLI::App& verb) { return names_of(verb, false); });
  add_case(script, tool, "valued", [](const CLI::App& verb) { return names_of(verb, true); });
  add_case(script, tool, "places", [](const CLI::App& verb) {
    std::string result;
    for (const CLI::Option* option : options_of(verb, true)) {
      if (!result.empty()) result += ' ';
      result += option->get_name(true);
    }
    return result;
  });
  return script.append(script_end);
}

}  // namespace yearbook::tool
