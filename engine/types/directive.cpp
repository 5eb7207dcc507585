// Directives: comments `//go:verb …` that tell the compiler something about the declaration below them (Go:
// cmd/compile, "Compiler Directives"). Those that say how code is to be generated mean nothing to a simulator; here it
// is only checked that they stand where they may, and what needs the host or the linker is refused.
#include "engine/types/checker_core.h"

#include <algorithm>
#include <array>

namespace lockstep::types {

namespace {

using syntax::Directive;

constexpr std::array functionVerbs = {std::string_view("noinline"),       std::string_view("nosplit"),
                                      std::string_view("norace"),         std::string_view("noescape"),
                                      std::string_view("nocheckptr"),     std::string_view("uintptrescapes"),
                                      std::string_view("nowritebarrier"), std::string_view("nowritebarrierrec"),
                                      std::string_view("systemstack"),    std::string_view("yeswritebarrierrec")};

bool isFunctionVerb(std::string_view verb) {
    return std::find(functionVerbs.begin(), functionVerbs.end(), verb) != functionVerbs.end();
}

bool isBlankByte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// "noinline" of "//go:noinline"; empty if it is no directive of this kind.
std::string_view verbOf(const Directive& directive) {
    constexpr std::string_view prefix = "//go:";
    if (!directive.text.starts_with(prefix)) return {};
    return directive.text.substr(prefix.size(), directive.text.find_first_of(" \t") - prefix.size());
}

/// The words after the verb.
std::string_view argumentOf(const Directive& directive) {
    const std::size_t space = directive.text.find_first_of(" \t");
    return space == std::string_view::npos ? std::string_view() : directive.text.substr(space + 1);
}

/// Where the next token after the offset begins, or the end of the text.
std::size_t nextToken(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (isBlankByte(text[at])) {
            ++at;
        } else if (text.substr(at, 2) == "//") {
            at = std::min(text.find('\n', at), text.size());
        } else if (text.substr(at, 2) == "/*") {
            at = std::min(text.find("*/", at + 2), text.size() - 2) + 2;
        } else {
            break;
        }
    }
    return at;
}

/// Only blanks before it on its line.
bool startsLine(std::string_view text, std::size_t at) {
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
    return at == 0 || text[at - 1] == '\n';
}

} // namespace

/// What a directive may stand above, by the place where it begins.
struct Checker::DirectiveTargets {
    enum class Kind : std::uint8_t { Function, Type, Variable, LocalVariable };
    std::unordered_map<std::uint32_t, Kind> at; ///< looked up only

    explicit DirectiveTargets(const syntax::File& file) {
        syntax::walk(file, [&](const Node& node) {
            if (const auto* function = node.as<syntax::FuncDecl>()) at[function->pos.value] = Kind::Function;
            if (const auto* general = node.as<syntax::GenDecl>()) add(file, *general);
            return true;
        });
    }

private:
    void add(const syntax::File& file, const syntax::GenDecl& decl) {
        const bool isLocal =
            std::none_of(file.decls.begin(), file.decls.end(), [&](const syntax::Decl* each) { return each == &decl; });
        for (const syntax::Spec* spec : decl.specs) {
            // One above the keyword is for a single declaration; in a group each has its own.
            const Pos place = decl.lparen ? spec->pos : decl.pos;
            if (const auto* type = spec->as<syntax::TypeSpec>(); type && !type->isAlias()) at[place.value] = Kind::Type;
            if (decl.tok == Token::Var) at[place.value] = isLocal ? Kind::LocalVariable : Kind::Variable;
        }
    }
};

void Checker::checkDirectives() {
    for (const syntax::File* file : m_files) {
        if (file->directives.empty()) continue;
        const DirectiveTargets targets(*file);
        for (const Directive& directive : file->directives)
            if (!verbOf(directive).empty()) checkDirective(*file, directive, targets);
    }
}

void Checker::checkDirective(const syntax::File& file, const Directive& directive, const DirectiveTargets& targets) {
    const std::string_view text = file.source->text();
    const std::string_view verb = verbOf(directive);
    const std::size_t offset = file.source->offset(directive.pos);
    const std::size_t next = nextToken(text, offset + directive.text.size());
    const Pos below = directive.pos + static_cast<std::uint32_t>(next - offset);
    const auto target = targets.at.find(below.value);
    using Kind = DirectiveTargets::Kind;
    const bool isAbove = startsLine(text, offset) && target != targets.at.end();
    const auto misplaced = [&] { error(Code::MisplacedDirective, directive.pos, "misplaced compiler directive"); };
    if (isFunctionVerb(verb)) {
        if (!isAbove || target->second != Kind::Function)
            misplaced();
        else if (verb.find("writebarrier") != std::string_view::npos && !m_options.isLibrary)
            error(Code::MisplacedDirective, directive.pos, fmt::format("//go:{} only allowed in runtime", verb));
    } else if (verb == "notinheap") {
        if (!isAbove || target->second != Kind::Type) misplaced();
    } else if (verb == "build") {
        if (directive.pos > file.package) misplaced();
    } else if (verb == "embed") {
        checkEmbed(file, directive, isAbove && target->second == Kind::LocalVariable,
                   isAbove && target->second == Kind::Variable);
    } else if (verb == "linkname" && !m_options.isLibrary) {
        error(Code::Unsupported, directive.pos, "not supported: //go:linkname (code of another package or language)");
    } else if (verb.starts_with("cgo_")) {
        const bool isComplete = !argumentOf(directive).empty();
        error(isComplete ? Code::Unsupported : Code::MisplacedDirective, directive.pos,
              isComplete ? fmt::format("not supported: //go:{} (cgo)", verb) : fmt::format("usage: //go:{} …", verb));
    }
}

/// Files of the host become part of the program: checked as Go does, then refused.
void Checker::checkEmbed(const syntax::File& file, const Directive& directive, bool isLocal, bool isAboveVariable) {
    const bool hasImport = std::any_of(file.imports.begin(), file.imports.end(), [](const syntax::ImportSpec* spec) {
        return !spec->path->bad && syntax::stringValue(*spec->path) == "embed";
    });
    if (!hasImport)
        error(Code::MisplacedDirective, directive.pos, "go:embed only allowed in Go files that import \"embed\"");
    else if (isLocal)
        error(Code::MisplacedDirective, directive.pos, "go:embed cannot apply to var inside func");
    else if (!isAboveVariable)
        error(Code::MisplacedDirective, directive.pos, "misplaced go:embed directive");
    else if (requireVersion(16, {directive.pos, {}}, "go:embed"))
        error(Code::Unsupported, directive.pos, "not supported: //go:embed (files of the host)");
}

} // namespace lockstep::types
