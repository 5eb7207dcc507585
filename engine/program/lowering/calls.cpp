// Calls (spec: "Calls", "Passing arguments to ... parameters"). A call's window lies on top of the registers: the link,
// then receiver and arguments, evaluated right where the callee finds them; results come to lie in the same place.
#include "engine/base/ensure.h"
#include "engine/program/lowering/callee.h"
#include "engine/syntax/printer.h"
#include "engine/types/named.h"

#include <algorithm>
#include <utility>

namespace lockstep::program {

using types::Signature;

namespace {

/// Sets a value for as long as the scope lasts.
class FreeLink {
public:
    FreeLink(Register& place, Register value) : m_place(place), m_before(std::exchange(place, value)) {}
    FreeLink(const FreeLink&) = delete;
    FreeLink& operator=(const FreeLink&) = delete;
    ~FreeLink() { m_place = m_before; }

private:
    Register& m_place;
    Register m_before;
};

} // namespace

Register ExpressionLowering::call(const syntax::CallExpr& x, Into into) {
    const Expr& fun = *syntax::unparen(x.fun);
    const types::TypeAndValue& known = info().at(fun);
    if (known.isType()) return conversion(x, into);
    if (known.mode == types::Mode::Builtin) return builtin(x, builtinOf(fun), into);

    const std::vector<std::string> names = std::exchange(m_madeNames, {});
    const Callee callee = calleeOf(fun);
    const std::uint32_t resultSlots = slotsOf(callee.signature->results);
    const Register window = openWindow(into, resultSlots);
    pushCall(x, callee, window);
    at(placeOfCall(x));
    emitCall(callee, window);
    if (makesForCaller(fun)) nameResults(x, *callee.signature, names);
    m_code.reserve(window + 1 + std::max(resultSlots, 1U)); // a result of no size still has a place
    m_code.setTop(window + 1 + resultSlots);
    if (!into) return window + 1;
    if (*into != window + 1) {
        m_code.move(*into, window + 1, resultSlots);
        m_code.setTop(window);
    }
    return *into;
}

/// Where the call begins; or, if its parenthesis is in another line, there: that is the line in Go's traces.
syntax::Pos ExpressionLowering::placeOfCall(const syntax::CallExpr& x) {
    return m_program.position(x.pos).line == m_program.position(x.lparen).line ? x.pos : x.lparen;
}

/// Receiver and arguments, from behind the window's link on.
void ExpressionLowering::pushCall(const syntax::CallExpr& x, const Callee& callee, Register window) {
    const FreeLink link(m_freeLink, window + 1);
    if (callee.kind == Callee::Kind::Interface)
        m_code.allocate(1); // the machine puts the receiver there
    else if (callee.receiver)
        pushReceiver(callee);
    pushArguments(x, callee.signature);
}

/// The window goes where the results are wanted if nothing is in the way.
Register ExpressionLowering::openWindow(Into into, std::uint32_t resultSlots) {
    if (into && m_freeLink == *into && m_code.top() == *into + resultSlots) {
        m_code.setTop(*into);
        return *into - 1;
    }
    return m_code.allocate(1);
}

types::BuiltinId ExpressionLowering::builtinOf(const Expr& fun) const {
    const auto* name = fun.as<syntax::Ident>();
    if (const auto* qualified = fun.as<syntax::SelectorExpr>()) name = qualified->sel;
    auto* object = name ? types::as<types::Builtin>(info().use(*name)) : nullptr;
    base::ensure(object != nullptr, "a built-in function without a name");
    return object->builtin();
}

ExpressionLowering::Callee ExpressionLowering::calleeOf(const Expr& fun) {
    Callee callee;
    callee.signature = types::as<Signature>(types::coreType(typeOf(fun)));
    base::ensure(callee.signature != nullptr, "a call of something that is no function");
    if (const auto* literal = fun.as<syntax::FuncLit>()) {
        callee.isLiteral = true;
        if (!hasCaptures(*literal)) {
            callee.function = literalFunction(*literal);
            return callee;
        }
    }
    if (const auto* selector = fun.as<syntax::SelectorExpr>()) {
        const types::Selection* selection = info().selection(*selector);
        if (selection && selection->kind == types::SelectionKind::MethodVal)
            return methodCallee(*selector, resolveSelection(*selection));
    }
    if (types::Func* function = declaredFunction(fun)) {
        useStatic(callee, *function, functionName(fun));
        return callee;
    }
    callee.kind = Callee::Kind::Closure;
    callee.target = callee.isLiteral ? closure(static_cast<const syntax::FuncLit&>(fun), std::nullopt) : value(fun);
    return callee;
}

/// The name in f, pkg.f, f[T], pkg.f[T]; null for anything else.
const syntax::Ident* ExpressionLowering::functionName(const Expr& fun) const {
    const Expr* inner = syntax::unparen(&fun);
    if (const auto* index = inner->as<syntax::IndexExpr>()) {
        if (!info().at(*index->index).isType()) return nullptr;
        inner = syntax::unparen(index->x);
    } else if (const auto* list = inner->as<syntax::IndexListExpr>()) {
        inner = syntax::unparen(list->x);
    }
    if (const auto* selector = inner->as<syntax::SelectorExpr>())
        return info().selection(*selector) ? nullptr : selector->sel;
    return inner->as<syntax::Ident>();
}

types::Func* ExpressionLowering::declaredFunction(const Expr& fun) const {
    const syntax::Ident* name = functionName(fun);
    return name ? types::as<types::Func>(info().use(*name)) : nullptr;
}

void ExpressionLowering::useStatic(Callee& callee, types::Func& function, const syntax::Ident* name) {
    const NativeBinding native = m_program.nativeOf(function);
    if (native.found && !native.visible) {
        callee.kind = Callee::Kind::Native;
        callee.native = native.native;
        return;
    }
    callee.function = staticCallee(function, name);
}

FunctionId ExpressionLowering::staticCallee(types::Func& function, const syntax::Ident* name) {
    std::vector<Type*> typeArgs;
    if (const types::Instance* instance = name ? info().instance(*name) : nullptr)
        for (Type* type : instance->typeArgs) typeArgs.push_back(resolve(type));
    return m_program.function(function, std::move(typeArgs));
}

ExpressionLowering::Callee ExpressionLowering::methodCallee(const syntax::SelectorExpr& selector,
                                                            const types::Selection& selection) {
    Callee callee;
    callee.selector = &selector;
    auto& method = *static_cast<types::Func*>(selection.object);
    callee.signature = types::as<Signature>(resolve(method.signature()));
    callee.path.assign(selection.index.begin(), selection.index.end() - 1);
    if (!method.decl()) { // a method of an interface
        callee.kind = Callee::Kind::Interface;
        callee.method = m_program.types().methodId(method);
        callee.target = load(placeOfReceiver(callee), std::nullopt);
    } else {
        callee.receiver = resolve(method.signature()->recv->type());
        useStatic(callee, method, nullptr);
    }
    return callee;
}

/// Where the receiver lies once embedded fields are walked; of type T or *T as found.
Place ExpressionLowering::placeOfReceiver(const Callee& callee) {
    const Expr& x = *callee.selector->x;
    return callee.path.empty() ? place(x) : placeOfPath(placeOfBase(x), callee.path);
}

/// Passes the receiver as the method wants it: its address is taken, or what it points to copied, where the call does
/// not say so itself.
void ExpressionLowering::pushReceiver(const Callee& callee) {
    const bool wantsPointer = types::underAs<types::Pointer>(callee.receiver) != nullptr;
    const std::uint32_t slots = slotsOf(callee.receiver);
    const Register to = m_code.allocate(slots);
    const bool isPointer = types::underAs<types::Pointer>(typeOf(*callee.selector->x)) != nullptr;
    if (callee.path.empty() && wantsPointer == isPointer) {
        evaluate(*callee.selector->x, to);
    } else {
        Place found = placeOfReceiver(callee);
        if (!found.expr) found.expr = callee.selector->x;
        loadReceiver(found, callee.receiver, to);
    }
    m_code.setTop(to + slots);
}

/// R[to..] := what is at the place, or its address, or what it points to, as a receiver of that type.
void ExpressionLowering::loadReceiver(const Place& found, Type* receiver, Register to) {
    const bool wantsPointer = types::underAs<types::Pointer>(receiver) != nullptr;
    const bool isPointer = types::underAs<types::Pointer>(found.type) != nullptr;
    if (wantsPointer && !isPointer) {
        address(found, to);
    } else if (isPointer && !wantsPointer) {
        Place pointed = pointedAt(load(found, std::nullopt), found.type);
        pointed.expr = found.expr;
        load(pointed, to);
    } else {
        load(found, to);
    }
}

void ExpressionLowering::pushArguments(const syntax::CallExpr& x, Signature* signature) {
    const std::vector<types::Var*>& parameters = signature->params->vars();
    if (x.args.size() == 1 && info().typeOf(*x.args[0]) && info().typeOf(*x.args[0])->kind() == types::TypeKind::Tuple)
        return pushSpread(*x.args[0], signature);
    const bool packs = signature->variadic && !x.hasDots();
    const std::size_t fixed = packs ? parameters.size() - 1 : parameters.size();
    for (std::size_t i = 0; i < fixed; ++i) {
        Type* type = resolve(parameters[i]->type());
        const Register to = m_code.allocate(slotsOf(type));
        evaluateAs(*x.args[i], type, to);
        m_code.setTop(to + slotsOf(type));
        m_freeLink = noFreeLink;
    }
    if (packs) pushVariadic(x, fixed, resolve(parameters.back()->type()));
}

/// The arguments from `first` on as a slice of their own; nil if there are none.
void ExpressionLowering::pushVariadic(const syntax::CallExpr& x, std::size_t first, Type* sliceType) {
    const Register to = m_code.allocate(3);
    at(x.pos);
    const std::size_t count = x.args.size() - first;
    if (count == 0) return m_code.zero(to, 3);
    Type* element = types::underAs<types::Slice>(sliceType)->elem();
    makeSlice(to, element, static_cast<std::uint32_t>(count));
    const std::uint32_t step = bytesOf(element);
    for (std::size_t i = 0; i < count; ++i) {
        const TemporaryScope temporaries(m_code);
        Place place{Place::Kind::Memory, element, to};
        place.offset = static_cast<std::uint32_t>(i) * step;
        elementIntoPlace(*x.args[first + i], element, place);
    }
}

/// f(g()) where g has several results.
void ExpressionLowering::pushSpread(const Expr& argument, Signature* signature) {
    const std::vector<types::Var*>& parameters = signature->params->vars();
    const std::size_t fixed = signature->variadic ? parameters.size() - 1 : parameters.size();
    const Register first = m_code.top();
    std::vector<Type*> targets;
    for (std::size_t i = 0; i < fixed; ++i) targets.push_back(resolve(parameters[i]->type()));
    Type* element = nullptr;
    if (signature->variadic) element = types::underAs<types::Slice>(resolve(parameters.back()->type()))->elem();

    std::uint32_t slots = signature->variadic ? 3 : 0;
    for (Type* type : targets) slots += slotsOf(type);
    m_code.allocate(slots);
    const TemporaryScope temporaries(m_code);
    std::vector<Type*> valueTypes;
    Register from = evaluateMultiple(argument, valueTypes);
    Register to = first;
    for (std::size_t i = 0; i < fixed; ++i) {
        convertImplicitly(from, valueTypes[i], targets[i], to);
        from += slotsOf(valueTypes[i]);
        to += slotsOf(targets[i]);
    }
    if (!element) return;
    const auto count = static_cast<std::uint32_t>(valueTypes.size() - fixed);
    if (count == 0) return m_code.zero(to, 3);
    makeSlice(to, element, count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const TemporaryScope inner(m_code);
        Type* type = valueTypes[fixed + i];
        Place place{Place::Kind::Memory, element, to};
        place.offset = i * bytesOf(element);
        store(place, convertImplicitly(from, type, element, std::nullopt));
        from += slotsOf(type);
    }
}

void ExpressionLowering::makeSlice(Register to, Type* element, std::uint32_t length) {
    const TemporaryScope temporaries(m_code);
    const Register bounds = m_code.allocate(2);
    m_code.emitImmediate(Opcode::LoadInt, bounds, length);
    m_code.emitImmediate(Opcode::LoadInt, bounds + 1, length);
    m_code.emit(Opcode::MakeSlice, to, bounds, typeId(element));
}

void ExpressionLowering::emitCall(const Callee& callee, Register window) {
    switch (callee.kind) {
    case Callee::Kind::Static:
        m_code.emitImmediate(Opcode::Call, window, callee.function);
        m_program.noteCall(callee.function);
        break;
    case Callee::Kind::Native:
        m_code.emitImmediate(Opcode::Native, window, static_cast<std::int64_t>(callee.native));
        break;
    case Callee::Kind::Closure: m_code.emit(Opcode::CallClosure, window, callee.target); break;
    case Callee::Kind::Interface: m_code.emitExtra(Opcode::CallMethod, window, callee.target, 0, callee.method); break;
    }
    if (callee.selector) {
        Type* type = typeOf(*callee.selector->x);
        m_code.nameLast(typeId(type), syntax::exprText(*callee.selector->x));
    }
}

} // namespace lockstep::program
