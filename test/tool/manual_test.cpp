#include "tool/manual.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using yearbook::test::TemporaryFolder;
using Manual = yearbook::test::ToolTest;

// What a shell command prints, standard error with it, and how it ends.
struct Shell {
  std::string printed;
  int code = -1;
};

Shell shell(const std::string& command) {
  Shell result;
  std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return result;
  std::array<char, 4096> piece{};
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), pipe)) {
    result.printed.append(piece.data(), count);
  }
  result.code = ::pclose(pipe);
  return result;
}

bool has(const std::string& program) {
  return shell("command -v " + program).code == 0;
}

TEST_F(Manual, HasEveryVerbAndItsOptions) {
  const auto page = run_tool({"--man"});
  EXPECT_EQ(page.code, 0) << page.err;
  EXPECT_TRUE(page.out.starts_with(".TH YEARBOOK 1 "));
  for (const char* words :
       {"\n.SS yearbook rank FILE INDICATOR YEAR [GROUP]\n", "\n.SS yearbook load FILE SOURCE...\n",
        "\\fB\\-\\-top\\fR", "\\fB\\-\\-format\\fR \\fItable csv json svg\\fR",
        "  yearbook series torch.db revenue zhongguancun", "\n.SS yearbook check FILE\n"}) {
    EXPECT_NE(page.out.find(words), std::string::npos) << words << "\n" << page.out.substr(0, 3000);
  }
}

TEST_F(Manual, IsFormattedWithoutAWarning) {
  if (!has("groff")) GTEST_SKIP() << "groff is not installed";
  const TemporaryFolder folder;
  folder.write("yearbook.1", run_tool({"--man"}).out);
  const auto checked = shell("groff -man -Tutf8 -ww -b -z " + folder.file("yearbook.1"));
  EXPECT_EQ(checked.code, 0);
  EXPECT_EQ(checked.printed, "");
  const auto text = shell("groff -man -Tascii -P-cbou " + folder.file("yearbook.1"));
  EXPECT_NE(text.printed.find("--minimum-coverage"), std::string::npos);
}

TEST_F(Manual, IsNotListedByHelp) {
  const auto help = run_tool({"--help"});
  EXPECT_EQ(help.out.find("--man"), std::string::npos);
  EXPECT_EQ(help.out.find("--completion"), std::string::npos);
  EXPECT_EQ(run_tool({"--completion", "fish"}).code, 2);
}

class Completion : public Manual {
 protected:
  // What bash offers for a line whose last word is being typed.
  std::string offered(const std::string& words) {
    folder_.write("script", run_tool({"--completion", "bash"}).out);
    folder_.write("ask.sh", "source " + folder_.file("script") +
                                "\nCOMP_WORDS=(" YEARBOOK_TOOL " " + words +
                                ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_yearbook\n" +
                                "echo \"${COMPREPLY[*]}\"\n");
    const auto answer = shell("bash " + folder_.file("ask.sh"));
    EXPECT_EQ(answer.code, 0) << answer.printed;
    return answer.printed;
  }

  TemporaryFolder folder_;
};

TEST_F(Completion, OffersVerbsOptionsAndTheirChoices) {
  if (!has("bash")) GTEST_SKIP() << "bash is not installed";
  EXPECT_EQ(offered("re"), "releases revisions report\n");
  EXPECT_EQ(offered("rank f.db --t"), "--top --ties\n");
  EXPECT_EQ(offered("rank f.db --ties d"), "dense\n");
  EXPECT_EQ(offered("series f.db --format ''"), "table csv json svg\n");
  EXPECT_EQ(offered("rank f.db --top ''"), "\n");  // a number: nothing to offer
  EXPECT_EQ(offered("load f.db ''"), "\n");        // files, by bash itself
}

TEST_F(Completion, OffersTheCodesOfTheFile) {
  if (!has("bash")) GTEST_SKIP() << "bash is not installed";
  EXPECT_EQ(offered("series " + torch() + " gdp_"), "gdp_share gdp_implied\n");
  EXPECT_EQ(offered("series " + torch() + " gdp wuhan"), "wuhan_east_lake\n");
  EXPECT_EQ(offered("series " + torch() + " --format csv gdp wuhan"), "wuhan_east_lake\n");
  EXPECT_EQ(offered("diff " + torch() + " table_2002"), "table_2002_2006\n");
  EXPECT_EQ(offered("series /no/such/file.db gdp_"), "\n");
}

TEST_F(Completion, IsAScriptThatBashReads) {
  if (!has("bash")) GTEST_SKIP() << "bash is not installed";
  folder_.write("script", run_tool({"--completion", "bash"}).out);
  const auto checked = shell("bash -n " + folder_.file("script"));
  EXPECT_EQ(checked.code, 0) << checked.printed;
}

}  // namespace
