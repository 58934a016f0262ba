window.module = document.readyState;
