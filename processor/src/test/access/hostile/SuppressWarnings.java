package com.app;

class SuppressWarnings {}
