// Which renderer Qt Quick is to use: software where there is no graphics card.
//
// Without one, Mesa's software OpenGL costs four to seven times what Qt Quick's own software renderer costs.
#pragma once

namespace lockstep::desktop {

/// Asks the driver once and chooses; QT_QUICK_BACKEND in the environment wins. Call before the first window.
void chooseRenderBackend();

} // namespace lockstep::desktop
