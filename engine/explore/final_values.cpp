#include "engine/explore/final_values.h"

#include "engine/syntax/declarations.h"
#include "engine/syntax/expressions.h"
#include "engine/syntax/parser.h"

#include <charconv>
#include <fmt/format.h>
#include <map>

namespace lockstep::explore {
namespace {

using syntax::Token;

enum class Type : std::uint8_t { None, Integer, Bool };

/// `var _ = TEXT` as a tree of its own.
struct Parsed {
    syntax::FileSet files;
    syntax::Numbering numbering;
    std::unique_ptr<const syntax::File> file;
    const syntax::Expr* expression = nullptr; ///< null: that is no expression
};

std::unique_ptr<Parsed> parseExpression(std::string_view text) {
    auto parsed = std::make_unique<Parsed>();
    const auto source = parsed->files.add("", fmt::format("package p\n\nvar _ = {}\n", text));
    if (!source) return parsed;
    syntax::DiagnosticList diagnostics(parsed->files);
    parsed->file = syntax::parseFile(*source.value(), parsed->numbering, diagnostics);
    if (diagnostics.hasErrors() || parsed->file->decls.size() != 1) return parsed;
    const auto* declaration = syntax::as<syntax::GenDecl>(parsed->file->decls[0]);
    const auto* spec = declaration == nullptr || declaration->specs.size() != 1
                           ? nullptr
                           : syntax::as<syntax::ValueSpec>(declaration->specs[0]);
    if (spec != nullptr && spec->values.size() == 1) parsed->expression = spec->values[0];
    return parsed;
}

bool isComparison(Token op) {
    return op == Token::Equal || op == Token::NotEqual || op == Token::Less || op == Token::LessEqual ||
           op == Token::Greater || op == Token::GreaterEqual;
}

bool isLogical(Token op) { return op == Token::LogicalAnd || op == Token::LogicalOr; }

Type typeOfGlobal(const program::Program& program, program::GlobalId global) {
    const program::RuntimeType& type = program.types[program.globals[global].type];
    if (type.kind == program::Kind::Bool) return Type::Bool;
    if (type.kind >= program::Kind::Int && type.kind <= program::Kind::Uintptr) return Type::Integer;
    if (type.packagePath != "sync/atomic" || type.size > 8) return Type::None;
    return type.name == "atomic.Bool" ? Type::Bool : Type::Integer;
}

std::int64_t valueOfGlobal(const machine::Machine& machine, program::GlobalId global) {
    const program::Program& program = machine.program();
    const program::RuntimeType& type = program.types[program.globals[global].type];
    const std::uint64_t word = machine.globalWord(global);
    const unsigned unused = 64 - 8 * std::clamp(type.size, 1U, 8U);
    const bool isUnsigned = type.kind >= program::Kind::Uint || type.name.starts_with("atomic.U");
    if (isUnsigned) return static_cast<std::int64_t>(word << unused >> unused);
    return static_cast<std::int64_t>(word << unused) >> unused;
}

class FinalValues final : public Goal {
public:
    using Variables = std::map<std::string_view, program::GlobalId>;

    FinalValues(std::string_view text, std::unique_ptr<const Parsed> parsed, Variables variables)
        : m_text(text), m_parsed(std::move(parsed)), m_variables(std::move(variables)) {}
    [[nodiscard]] Kind kind() const override { return Kind::FinalValues; }
    [[nodiscard]] bool isMet(const machine::Machine& machine) const override {
        return evaluate(*m_parsed->expression, machine).value_or(0) != 0;
    }
    [[nodiscard]] history::Text text() const override {
        return {fmt::format("{} at the end", m_text), fmt::format("结束时 {}", m_text)};
    }

private:
    using Value = std::optional<std::int64_t>; ///< none: divided by zero

    [[nodiscard]] Value evaluate(const syntax::Expr& expression, const machine::Machine& machine) const {
        if (const auto* inner = syntax::as<syntax::ParenExpr>(&expression)) return evaluate(*inner->x, machine);
        if (const auto* literal = syntax::as<syntax::BasicLit>(&expression)) {
            std::int64_t value = 0;
            std::from_chars(literal->value.data(), literal->value.data() + literal->value.size(), value);
            return value;
        }
        if (const auto* name = syntax::as<syntax::Ident>(&expression)) {
            const auto found = m_variables.find(name->name);
            if (found == m_variables.end()) return name->name == "true" ? 1 : 0;
            return valueOfGlobal(machine, found->second);
        }
        if (const auto* unary = syntax::as<syntax::UnaryExpr>(&expression)) {
            const Value x = evaluate(*unary->x, machine);
            if (!x) return x;
            if (unary->op == Token::Not) return *x == 0 ? 1 : 0;
            return unary->op == Token::Sub ? combine(0, Token::Sub, *x) : x;
        }
        const auto* binary = syntax::as<syntax::BinaryExpr>(&expression);
        base::ensure(binary != nullptr, "the expression was checked");
        const Value x = evaluate(*binary->x, machine);
        if (binary->op == Token::LogicalAnd && x == 0) return 0;
        if (binary->op == Token::LogicalOr && x && *x != 0) return 1;
        const Value y = evaluate(*binary->y, machine);
        return x && y ? combine(*x, binary->op, *y) : std::nullopt;
    }

    static Value combine(std::int64_t x, Token op, std::int64_t y) {
        const auto wrapped = [](std::uint64_t value) { return static_cast<std::int64_t>(value); };
        const auto a = static_cast<std::uint64_t>(x);
        const auto b = static_cast<std::uint64_t>(y);
        switch (op) {
        case Token::Add: return wrapped(a + b);
        case Token::Sub: return wrapped(a - b);
        case Token::Mul: return wrapped(a * b);
        case Token::Quo: return y == 0 ? Value() : y == -1 ? wrapped(0 - a) : x / y;
        case Token::Rem: return y == 0 ? Value() : y == -1 ? 0 : x % y;
        case Token::Equal: return x == y ? 1 : 0;
        case Token::NotEqual: return x != y ? 1 : 0;
        case Token::Less: return x < y ? 1 : 0;
        case Token::LessEqual: return x <= y ? 1 : 0;
        case Token::Greater: return x > y ? 1 : 0;
        case Token::GreaterEqual: return x >= y ? 1 : 0;
        default: return y; // the left side of && or || has decided nothing
        }
    }

    std::string m_text;
    std::unique_ptr<const Parsed> m_parsed;
    Variables m_variables;
};

/// Finds the variables and checks that what is combined can be.
class Checker {
public:
    explicit Checker(const program::Program& program) : m_program(program) {}

    Type check(const syntax::Expr& expression) {
        if (const auto* inner = syntax::as<syntax::ParenExpr>(&expression)) return check(*inner->x);
        if (const auto* literal = syntax::as<syntax::BasicLit>(&expression)) {
            const bool isDecimal =
                literal->value.find_first_not_of("0123456789") == std::string_view::npos && literal->value.size() < 19;
            return literal->literal == Token::Int && isDecimal ? Type::Integer
                                                               : refuse(literal->value, "is no decimal number");
        }
        if (const auto* name = syntax::as<syntax::Ident>(&expression)) return checkName(name->name);
        if (const auto* unary = syntax::as<syntax::UnaryExpr>(&expression)) {
            const Type type = check(*unary->x);
            const bool fits = unary->op == Token::Not                              ? type == Type::Bool
                              : unary->op == Token::Sub || unary->op == Token::Add ? type == Type::Integer
                                                                                   : false;
            return fits ? type : refuse(syntax::text(unary->op), "does not go with that");
        }
        const auto* binary = syntax::as<syntax::BinaryExpr>(&expression);
        if (binary == nullptr) return refuse("an operand", "is neither a variable nor a number");
        const Type x = check(*binary->x);
        const Type y = check(*binary->y);
        const Token op = binary->op;
        const bool isEquality = op == Token::Equal || op == Token::NotEqual;
        const bool isArithmetic = op >= Token::Add && op <= Token::Rem;
        if (x == y && isLogical(op) && x == Type::Bool) return Type::Bool;
        if (x == y && isEquality && x != Type::None) return Type::Bool;
        if (x == y && isComparison(op) && x == Type::Integer) return Type::Bool;
        if (x == y && isArithmetic && x == Type::Integer) return Type::Integer;
        return refuse(syntax::text(op), "does not go with its operands");
    }

    FinalValues::Variables variables;
    std::string complaint; ///< the first

private:
    Type checkName(std::string_view name) {
        if (name == "true" || name == "false") return Type::Bool;
        for (program::GlobalId global = 0; global < m_program.globals.size(); ++global) {
            const std::string& known = m_program.globals[global].name;
            if (known != name && known != fmt::format("main.{}", name)) continue;
            variables.emplace(name, global);
            const Type type = typeOfGlobal(m_program, global);
            return type == Type::None ? refuse(name, "is neither an integer nor a bool") : type;
        }
        return refuse(name, "is no package variable");
    }

    Type refuse(std::string_view what, std::string_view why) {
        if (complaint.empty()) complaint = fmt::format("{} {}", what, why);
        return Type::None;
    }

    const program::Program& m_program;
};

} // namespace

base::Result<std::shared_ptr<const Goal>> parseFinalValues(std::string_view text, const program::Program& program) {
    std::unique_ptr<Parsed> parsed = parseExpression(text);
    const syntax::Expr* top = parsed->expression;
    while (const auto* inner = syntax::as<syntax::ParenExpr>(top)) top = inner->x;
    const auto* binary = syntax::as<syntax::BinaryExpr>(top);
    const auto* unary = syntax::as<syntax::UnaryExpr>(top);
    const bool isCondition = (binary != nullptr && (isComparison(binary->op) || isLogical(binary->op))) ||
                             (unary != nullptr && unary->op == Token::Not);
    if (!isCondition) return std::shared_ptr<const Goal>();
    Checker checker(program);
    checker.check(*parsed->expression);
    if (checker.variables.empty()) return std::shared_ptr<const Goal>();
    if (!checker.complaint.empty())
        return base::Error{fmt::format("\"{}\" asks for final values, but {}", text, checker.complaint), {}};
    return std::shared_ptr<const Goal>(
        std::make_shared<FinalValues>(text, std::move(parsed), std::move(checker.variables)));
}

} // namespace lockstep::explore
