#include "engine/golib/golib.h"
#include "engine/session/library.h"
#include "engine/syntax/parser.h"

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

TEST(Library, LooksAtAFunctionWhenItIsAskedFor) {
    syntax::FileSet files;
    types::TypeStore store;
    Library library(files, store, 23);
    types::Package* package = library.load("errors");
    const types::CheckedPackage& checked = *library.packages().back().package;
    auto* function = types::as<types::Func>(package->scope().lookup("Unwrap"));
    ASSERT_NE(function, nullptr);
    EXPECT_EQ(function->type(), nullptr);
    ASSERT_NE(function->signature(), nullptr);
    EXPECT_EQ(function->signature()->params->size(), 1U);
    EXPECT_TRUE(function->decl()->body->list.empty());
    checked.completeBody(*function);
    const types::FunctionInfo* info = checked.info.function(*function);
    ASSERT_NE(info, nullptr);
    const syntax::Stmt& statement = *info->decl->body->list.back();
    EXPECT_NE(checked.info.typeOf(*statement.as<syntax::ReturnStmt>()->results.front()), nullptr);
}

// Skipping must find the right brace whatever strings and comments say.
TEST(Library, BodiesReadLaterAreThoseOfTheWholeFile) {
    for (const golib::File& embedded : golib::files()) {
        syntax::FileSet files;
        syntax::DiagnosticList diagnostics(files);
        syntax::Numbering numbering;
        const syntax::SourceFile* source = files.addEmbedded(std::string(embedded.name), embedded.text);
        const auto whole = syntax::parseFile(*source, numbering, diagnostics);
        const auto skipped = syntax::parseFile(*source, numbering, diagnostics, {.skipBodies = true});
        for (const syntax::Decl* decl : skipped->decls)
            if (const auto* function = decl->as<syntax::FuncDecl>())
                syntax::readBody(*skipped, *function, numbering, diagnostics);
        EXPECT_EQ(syntax::dump(*skipped), syntax::dump(*whole)) << embedded.name;
    }
}

} // namespace
} // namespace lockstep::session
