// Function values (spec: "Function literals", "Method values", "Method expressions"). A closure holds copies of
// captured variables that do not change any more, and pointers to the boxes of those that may.
#include "engine/program/lowering/function_lowering.h"
#include "engine/program/lowering/wrappers.h"
#include "engine/types/lookup.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::program {

Register ExpressionLowering::functionLiteral(const syntax::FuncLit& x, Into into) {
    if (!hasCaptures(x)) {
        at(x.pos);
        return functionValue(literalFunction(x), into);
    }
    m_program.noteEscape(literalFunction(x));
    return closure(x, into);
}

bool ExpressionLowering::hasCaptures(const syntax::FuncLit& x) const { return !info().function(x)->captures.empty(); }

Register ExpressionLowering::closure(const syntax::FuncLit& x, Into into) {
    const FunctionId function = literalFunction(x);
    const Register result = into ? *into : m_code.allocate(1);
    const TemporaryScope temporaries(m_code);
    at(x.pos);
    // The captured words follow the register that the func value is made in.
    const Register made = !into || m_code.top() == result + 1 ? result : m_code.allocate(1);
    std::uint32_t words = 0;
    for (types::Var* var : info().function(x)->captures) {
        const Home& home = m_homes.at(var);
        const std::uint32_t slots = home.storage == Storage::Box ? 1 : slotsOf(home.type);
        m_code.move(m_code.allocate(slots), home.reg, slots);
        words += slots;
    }
    m_code.emitExtra(Opcode::MakeClosure, made, 0, words, function);
    m_code.move(result, made, 1);
    return result;
}

FunctionId ExpressionLowering::literalFunction(const syntax::FuncLit& x) {
    const auto known = m_literals.find(&x);
    if (known != m_literals.end()) return known->second;
    types::FunctionInfo* function = info().function(x);
    FunctionSource source;
    source.package = m_source.package;
    source.info = function;
    source.name = literalName(*function);
    source.typeArguments = m_source.typeArguments;
    for (types::Var* var : function->captures)
        if (m_homes.at(var).storage == Storage::Box) source.boxedCaptures.insert(var);
    const std::string key = keyOf("literal", &x) + "@" + m_source.name + m_source.instanceKey;
    source.instanceKey = m_source.instanceKey;
    const FunctionId made = m_program.synthesize(
        key, [&program = m_program, source = std::move(source)] { return FunctionLowering(program, source).run(); });
    m_literals.emplace(&x, made);
    return made;
}

/// As Go's traces name it: main.main.func1, and main.main.func1.2 for the second literal in that.
std::string ExpressionLowering::literalName(const types::FunctionInfo& literal) const {
    if (!m_source.info) return m_program.packageLiteralName(m_source.package->package->package, literal);
    const auto& siblings = m_source.info->literals;
    const auto place = std::find(siblings.begin(), siblings.end(), &literal);
    const auto number = place - siblings.begin() + 1;
    return m_source.info->literal ? fmt::format("{}.{}", m_source.name, number)
                                  : fmt::format("{}.func{}", m_source.name, number);
}

/// x.m without a call: the receiver is copied now.
Register ExpressionLowering::methodValue(const syntax::SelectorExpr& x, const types::Selection& selection, Into into) {
    auto& method = *static_cast<types::Func*>(selection.object);
    MethodPath path{nullptr, {}, &method};
    const bool ofInterface = !method.decl();
    if (!ofInterface) path.receiver = resolve(method.signature()->recv->type());
    const std::uint32_t words = ofInterface ? 2 : slotsOf(path.receiver);

    const Register result = into ? *into : m_code.allocate(1);
    const TemporaryScope temporaries(m_code);
    const Register made = m_code.allocate(1); // the captured words follow it
    const Register captured = m_code.allocate(words);
    const std::vector<std::uint32_t> fields(selection.index.begin(), selection.index.end() - 1);
    Place receiver = fields.empty() ? place(*x.x) : placeOfPath(placeOfBase(*x.x), fields);
    if (!receiver.expr) receiver.expr = x.x;
    if (ofInterface) {
        path.receiver = receiver.type;
        load(receiver, captured);
        at(x.pos);
        panicIfZero(captured); // a nil interface panics now, not when the function is called
    } else {
        loadReceiver(receiver, path.receiver, captured);
    }
    const FunctionId function = boundMethod(m_program, path);
    at(x.pos);
    m_code.emitExtra(Opcode::MakeClosure, made, 0, words, function);
    m_program.noteEscape(function);
    m_code.move(result, made, 1);
    return result;
}

void ExpressionLowering::panicIfZero(Register word) {
    const TemporaryScope temporaries(m_code);
    const Label fine = m_code.newLabel();
    m_code.compareJump(Opcode::JumpNeInt, word, 0, fine);
    const Register nil = m_code.allocate(1);
    m_code.zero(nil, 1);
    m_code.emit(Opcode::NilCheck, nil);
    m_code.bind(fine);
}

/// T.m
Register ExpressionLowering::methodExpression(const syntax::SelectorExpr& x, const types::Selection& selection,
                                              Into into) {
    MethodPath path{resolve(selection.recv), {}, static_cast<types::Func*>(selection.object)};
    path.fields.assign(selection.index.begin(), selection.index.end() - 1);
    at(x.pos);
    return functionValue(methodFunction(m_program, path), into);
}

types::Selection FunctionState::resolveSelection(const types::Selection& selection) {
    if (!m_substitution) return selection;
    types::Selection result = selection;
    result.recv = resolve(selection.recv);
    auto* method = types::as<types::Func>(selection.object);
    const types::LookupResult found = types::lookupFieldOrMethod(result.recv, true, method->package(), method->name());
    if (found.object) {
        result.object = found.object;
        result.index = found.index;
        result.indirect = found.indirect;
    }
    result.type = resolve(selection.type);
    return result;
}

} // namespace lockstep::program
