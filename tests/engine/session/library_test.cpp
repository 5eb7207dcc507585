#include "engine/session/library.h"

#include <gtest/gtest.h>

namespace lockstep::session {
namespace {

// Programs have only the functions checked that they reach; here all of them are.
TEST(Library, EveryFunctionOfEveryPackageIsRight) {
    syntax::FileSet files;
    types::TypeStore store;
    Library library(files, store, 23, Library::Bodies::AtOnce);
    for (const std::string_view path : Library::importablePaths()) EXPECT_NE(library.load(path), nullptr) << path;
    EXPECT_NO_THROW(library.load("internal/builtin"));
}

TEST(Library, ChecksABodyWhenItIsAskedFor) {
    syntax::FileSet files;
    types::TypeStore store;
    Library library(files, store, 23);
    types::Package* package = library.load("errors");
    const types::CheckedPackage& checked = *library.packages().back().package;
    const auto* function = types::as<types::Func>(package->scope().lookup("Unwrap"));
    ASSERT_NE(function, nullptr);
    const types::FunctionInfo* info = checked.info.function(*function);
    ASSERT_NE(info, nullptr);
    const syntax::Stmt& statement = *info->decl->body->list.back();
    const auto& result = *statement.as<syntax::ReturnStmt>()->results.front();
    EXPECT_EQ(checked.info.typeOf(result), nullptr);
    checked.completeBody(*function);
    EXPECT_NE(checked.info.typeOf(result), nullptr);
}

} // namespace
} // namespace lockstep::session
