#include "engine/session/module.h"
#include "engine/session/session.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace lockstep::session {
namespace {

namespace fs = std::filesystem;

class ModuleTest : public ::testing::Test {
protected:
    ModuleTest()
        : m_folder(fs::path(::testing::TempDir()) /
                   ("lockstep-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()))) {
        write("go.mod", "module example.com/shop // the module\n\ngo 1.22\n");
    }
    ~ModuleTest() override { fs::remove_all(m_folder); }

    std::string write(const std::string& name, const std::string& text) {
        fs::create_directories((m_folder / name).parent_path());
        std::ofstream(m_folder / name, std::ios::binary) << text;
        return (m_folder / name).string();
    }
    std::vector<SourceText> programOf(const std::string& path, unsigned goMinor = 22) {
        return withImports({readSource(path).value()}, goMinor).value();
    }
    static std::string reportOf(const std::vector<SourceText>& sources) { return compile(sources)->report; }
    static std::string output(std::vector<SourceText> sources, unsigned goMinor = 22) {
        const auto compilation = compile(std::move(sources), {.goMinor = goMinor});
        if (!compilation->ok()) return compilation->report;
        Session session(compilation);
        session.runOn();
        return session.recording().history().outcome().standardOutput;
    }

    fs::path m_folder;
};

const char* const printing = "import \"fmt\"\n\nfunc init() { fmt.Print(\"";

TEST_F(ModuleTest, takes_imported_folders_with_what_they_import) {
    const std::string main = write("cmd/main.go", "package main\n\nimport \"example.com/shop/price\"\n\n"
                                                  "func main() { println(price.Of(2)) }\n");
    write("price/price.go", "package price\n\nimport \"example.com/shop/internal/tax\"\n\n"
                            "func Of(n int) int { return n * tax.Rate }\n");
    write("price/price_test.go", "package price\n\nfunc wrong() { return 1 }\n");
    write("price/price_windows.go", "package price\n\nfunc wrong() { return 1 }\n");
    write("internal/tax/tax.go", "package tax\n\nconst Rate = 3\n");
    const std::vector<SourceText> sources = programOf(main);
    ASSERT_EQ(sources.size(), 3U);
    EXPECT_EQ(sources[0].package, "example.com/shop/cmd");
    EXPECT_EQ(sources[1].package, "example.com/shop/price");
    EXPECT_EQ(sources[2].package, "example.com/shop/internal/tax");
    EXPECT_EQ(reportOf(sources), "");
}

TEST_F(ModuleTest, initialises_imported_packages_first_and_since_go1_21_by_their_paths) {
    const std::string main = write("main.go", "package main\n\nimport (\n\t_ \"example.com/shop/z\"\n"
                                              "\t_ \"example.com/shop/b\"\n)\n\nfunc main() {}\n");
    write("z/z.go", std::string("package z\n\n") + printing + "z\") }\n");
    write("b/b.go", std::string("package b\n\nimport _ \"example.com/shop/y\"\n") + printing + "b\") }\n");
    write("y/y.go", std::string("package y\n\n") + printing + "y\") }\n");
    EXPECT_EQ(output(programOf(main)), "ybz");
    EXPECT_EQ(output(programOf(main, 20), 20), "zyb");
}

TEST_F(ModuleTest, refuses_what_go_refuses_at_the_import) {
    const std::string main = write("main.go", "package main\n\nimport (\n\t_ \"example.com/shop/a\"\n"
                                              "\t_ \"example.com/shop/a/internal/x\"\n"
                                              "\t_ \"example.com/shop/tool\"\n\t_ \"example.com/other\"\n)\n\n"
                                              "func main() {}\n");
    write("a/a.go", "package a\n\nimport _ \"example.com/shop/b\"\n");
    write("b/b.go", "package b\n\nimport _ \"example.com/shop/a\"\n");
    write("a/internal/x/x.go", "package x\n");
    write("tool/main.go", "package main\n\nfunc main() {}\n");
    const std::string report = reportOf(programOf(main));
    EXPECT_NE(report.find("b.go:3:10: import cycle not allowed"), std::string::npos) << report;
    EXPECT_NE(report.find(":5:4: "), std::string::npos) << report;
    EXPECT_NE(report.find("use of internal package example.com/shop/a/internal/x not allowed"), std::string::npos)
        << report;
    EXPECT_NE(report.find("is a program, not an importable package"), std::string::npos) << report;
    EXPECT_NE(report.find("no required module provides package example.com/other"), std::string::npos) << report;
}

TEST_F(ModuleTest, finds_packages_of_other_modules_in_the_vendor_folder) {
    const std::string main = write("main.go", "package main\n\nimport \"example.org/far\"\n\n"
                                              "func main() { println(far.Away) }\n");
    write("vendor/example.org/far/far.go", "package far\n\nconst Away = 1\n");
    EXPECT_EQ(reportOf(programOf(main)), "");
}

TEST_F(ModuleTest, a_folder_stands_for_its_files_that_are_built) {
    write("a.go", "package main\n");
    write("b.go", "//go:build go1.22 && !windows\n\npackage main\n");
    write("c.go", "//go:build ignore\n\npackage main\n");
    write("d_test.go", "package main\n");
    const std::vector<std::string> newer = filesOfFolder(m_folder.string(), 22);
    ASSERT_EQ(newer.size(), 2U);
    EXPECT_TRUE(newer[1].ends_with("b.go"));
    EXPECT_EQ(filesOfFolder(m_folder.string(), 21).size(), 1U);
}

TEST(MayImport, internal_packages_are_for_their_parents_folder) {
    EXPECT_TRUE(mayImport("m/a", "m/b"));
    EXPECT_TRUE(mayImport("m/a", "m/internal/b"));
    EXPECT_TRUE(mayImport("m", "m/internal"));
    EXPECT_TRUE(mayImport("m/a/c", "m/a/internal/b"));
    EXPECT_FALSE(mayImport("m/ab", "m/a/internal/b"));
    EXPECT_FALSE(mayImport("m", "m/a/internal/b"));
    EXPECT_TRUE(mayImport("m", "m/internals/b"));
}

} // namespace
} // namespace lockstep::session
