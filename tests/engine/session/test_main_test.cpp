#include "engine/session/compile.h"
#include "engine/session/test_main.h"

#include <gtest/gtest.h>

namespace lockstep::session {
namespace {

TEST(TestMain, is_made_for_files_of_tests_only) {
    EXPECT_TRUE(isTestFile("a/b_test.go"));
    EXPECT_FALSE(isTestFile("test.go"));
    EXPECT_FALSE(isTestFile("b_test.go.txt"));
}

TEST(TestMain, makes_a_package_that_is_not_main_run) {
    const auto compilation =
        compile({{"a.go", "package a\n\nfunc two() int { return 2 }\n"},
                 {"a_test.go", "package a\n\nimport \"testing\"\n\n"
                               "func TestTwo(t *testing.T) {\n\tif two() != 2 {\n\t\tt.Fail()\n\t}\n}\n"
                               "func Testing(x int) int { return x }\n"}});
    EXPECT_TRUE(compilation->ok()) << compilation->report;
    EXPECT_EQ(compilation->sources.size(), 2U) << "the added file is nobody's source";
}

TEST(TestMain, says_which_test_has_the_wrong_shape) {
    const auto compilation = compile({{"a_test.go", "package a\n\nfunc TestA(x int) {}\n"}});
    EXPECT_FALSE(compilation->ok());
    EXPECT_EQ(compilation->report, "a_test.go:3:6: wrong signature for TestA, must be: func TestA(t *testing.T)\n");
}

TEST(TestMain, is_not_confused_by_names_of_the_package) {
    const auto compilation = compile({{"a_test.go", "package a\n\nimport . \"testing\"\n\nvar os, m, code = 1, 2, 3\n\n"
                                                    "func TestA(t *T) { _, _, _ = os, m, code }\n"}});
    EXPECT_TRUE(compilation->ok()) << compilation->report;
}

} // namespace
} // namespace lockstep::session
